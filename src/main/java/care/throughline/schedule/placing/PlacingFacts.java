package care.throughline.schedule.placing;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything needed to rank places for one person, read at one moment.
 *
 * @param seat group in which they have a seat already: then it is the only one, and its rules are
 *     not asked again; null when they have none
 * @param hourMinutes how long the weekly hour with the therapist lasts
 */
record PlacingFacts(
    Seeker seeker,
    Period period,
    @Nullable UUID seat,
    int hourMinutes,
    List<GroupFacts> groups,
    List<TherapistFacts> therapists,
    List<RoomFacts> rooms) {

  /** The first rule that keeps the person out of that group. */
  Optional<PlacingRule> outOf(GroupFacts group) {
    if (group.id().equals(seat)) {
      return Optional.empty();
    }
    return seat != null
        ? Optional.of(PlacingRule.GROUP_ONCE)
        : PlacingRules.firstBroken(Trial.of(seeker, period).in(group), PlacingRule.Subject.GROUP);
  }
}
