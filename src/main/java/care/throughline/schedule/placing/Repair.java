package care.throughline.schedule.placing;

import care.throughline.episode.EpisodeId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A proposal that mends a plan. Whoever is not named keeps group, therapist, time and room.
 *
 * @param site id of the site
 * @param from first day on which what is lost is missing
 * @param changes who would be somewhere else
 * @param withdrawn true when its reason is gone and it cannot be published any more
 * @param stranded who finds no place, and the rule that stands in the way
 * @param casts groups that would have other staff or another room
 * @param publishedAt null while it is only a proposal
 */
public record Repair(
    RepairId id,
    String site,
    Cause cause,
    LocalDate from,
    Instant proposedAt,
    String proposedBy,
    @Nullable Instant publishedAt,
    @Nullable String publishedBy,
    List<Change> changes,
    List<Stranded> stranded,
    List<CastChange> casts,
    boolean withdrawn) {

  /** True when publishing it would change something. */
  public boolean changesSomething() {
    return !changes.isEmpty() || casts.stream().anyMatch(CastChange::found);
  }

  /** True while it can be published. */
  public boolean open() {
    return publishedAt == null && !withdrawn;
  }

  /** How many would have another therapist. */
  public long therapistChanges() {
    return changes.stream().filter(Change::therapist).count();
  }

  /** How many would come at another time. */
  public long timeChanges() {
    return changes.stream().filter(Change::time).count();
  }

  /** How many would be in another group. */
  public long groupChanges() {
    return changes.stream().filter(Change::group).count();
  }

  /** Whose hours are planned anew. */
  List<EpisodeId> replanned() {
    return changes.stream().filter(Change::anotherHour).map(Change::episode).toList();
  }

  /** First day whose hours stay. */
  LocalDate replannedUntil() {
    return cause instanceof Cause.TherapistAway ? cause.until(from) : LocalDate.MAX;
  }

  public boolean published() {
    return publishedAt != null;
  }
}
