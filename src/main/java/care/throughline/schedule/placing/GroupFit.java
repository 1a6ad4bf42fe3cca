package care.throughline.schedule.placing;

import care.throughline.schedule.group.Joining;
import java.util.Collections;
import java.util.Set;

/**
 * Whether a group fits what a person wishes and when they can come; what {@link PlacingRule} asks
 * of a chosen group besides the group's own rules.
 */
final class GroupFit {

  private GroupFit() {}

  static boolean level(Trial trial) {
    return trial.group().level().equals(trial.seeker().level());
  }

  /** The facts that the group's own rules ask for. */
  static Joining joining(Trial trial) {
    GroupFacts group = trial.group();
    Seeker seeker = trial.seeker();
    return new Joining(
        trial.period().from(),
        seeker.minor(),
        seeker.gender(),
        Set.of(seeker.language()),
        group.terms(),
        group.members().contains(seeker.person()),
        !Collections.disjoint(group.members(), seeker.mustNotMeet()),
        seeker.formerGroups().contains(group.id()) ? 0 : group.newcomers());
  }

  static boolean track(Trial trial) {
    String wish = trial.seeker().wishes().track();
    return wish == null || wish.equals(trial.group().track());
  }

  static boolean telehealth(Trial trial) {
    String wish = trial.seeker().wishes().telehealth();
    return wish == null || wish.equals("only") == trial.group().telehealth();
  }

  static boolean stepFree(Trial trial) {
    return !trial.seeker().wishes().stepFree() || trial.group().stepFree();
  }

  static boolean available(Trial trial) {
    return trial.group().meetings().stream().allMatch(trial.seeker().wishes()::canCome);
  }

  static boolean noClash(Trial trial) {
    return trial.group().meetings().stream().allMatch(trial.seeker().taken()::free);
  }

  static boolean seat(Trial trial) {
    return trial.group().freeSeats() > 0;
  }
}
