package care.throughline.schedule;

import care.throughline.episode.EpisodeId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * One session of one person.
 *
 * @param run 1 at first, one more after every return from another level; an older run's open
 *     sessions were cancelled
 * @param kind {@code group} or {@code individual}
 * @param ordinal first, second, ... of its kind in the week
 * @param day in the site's zone
 * @param start wall time in the site's zone
 * @param attendedMinutes minutes that count towards the dose
 * @param markedAt null while nobody has marked it
 */
public record SessionRow(
    SessionId id,
    EpisodeId episode,
    int run,
    int weekNumber,
    String kind,
    int ordinal,
    LocalDate day,
    LocalTime start,
    ZoneId zone,
    int minutes,
    Instant startsAt,
    Instant endsAt,
    SessionState state,
    int attendedMinutes,
    @Nullable Instant markedAt,
    @Nullable String markedBy) {

  /** True when it is over and nobody has said who was there. */
  public boolean unmarked(Instant now) {
    return state == SessionState.PLANNED && !now.isBefore(endsAt);
  }
}
