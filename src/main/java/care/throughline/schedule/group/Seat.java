package care.throughline.schedule.group;

import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One person's place in a group over a period.
 *
 * @param seatNo 1 to the capacity; beyond it only by a supervisor with a reason
 * @param from first day, in the site's zone
 * @param until first day on which it is no longer theirs; null when open-ended
 * @param heldUntil when an offer, a reservation or a hold lapses; null otherwise
 * @param takenBy username of who took it, or {@code pathway}
 * @param releaseReason why it was, or will be, given up
 * @param overrideReason why a supervisor went beyond a limit; null when nobody did
 */
public record Seat(
    SeatId id,
    CareGroupId group,
    int seatNo,
    EpisodeId episode,
    PersonId person,
    LocalDate from,
    @Nullable LocalDate until,
    SeatState state,
    @Nullable Instant heldUntil,
    Instant takenAt,
    String takenBy,
    @Nullable Instant releasedAt,
    @Nullable String releaseReason,
    @Nullable String overrideReason,
    @Nullable StaffId overrideBy) {

  public boolean released() {
    return state == SeatState.RELEASED;
  }
}
