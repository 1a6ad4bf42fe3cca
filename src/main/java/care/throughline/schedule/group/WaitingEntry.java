package care.throughline.schedule.group;

import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who waits for a seat.
 *
 * @param level code of the level of care of the groups in question
 * @param track null for any
 * @param group null for any group that fits
 * @param since when the wait began; kept through changes
 */
public record WaitingEntry(
    UUID id,
    EpisodeId episode,
    PersonId person,
    String site,
    String level,
    CareGroup.@Nullable Track track,
    @Nullable CareGroupId group,
    Priority priority,
    Instant since) {

  /** True when a seat in that group would be one they wait for. */
  boolean wants(CareGroup of) {
    return site.equals(of.site())
        && level.equals(of.level())
        && (track == null || track == of.track())
        && (group == null || group.equals(of.id()));
  }

  /** True when this one comes before somebody of that priority who waits since then. */
  boolean before(Priority other, Instant otherSince) {
    int order = priority.compareTo(other);
    return order < 0 || (order == 0 && since.isBefore(otherSince));
  }
}
