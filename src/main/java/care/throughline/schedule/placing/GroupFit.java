package care.throughline.schedule.placing;

import java.util.Collections;

/** Whether a group fits a person; what {@link PlacingRule} asks of a chosen group. */
final class GroupFit {

  private static final int CLOSED_JOIN_WEEKS = 2;
  private static final int FIRST_MEETING_DAYS = 7;

  private GroupFit() {}

  static boolean level(Trial trial) {
    return trial.group().level().equals(trial.seeker().level());
  }

  static boolean age(Trial trial) {
    return trial.group().age().equals(trial.seeker().minor() ? "adolescent" : "adult");
  }

  static boolean gender(Trial trial) {
    return trial.group().gender().equals("any")
        || trial.group().gender().equals(trial.seeker().gender());
  }

  static boolean language(Trial trial) {
    return trial.seeker().speaks(trial.group().language());
  }

  static boolean noContact(Trial trial) {
    return Collections.disjoint(trial.group().members(), trial.seeker().mustNotMeet());
  }

  static boolean once(Trial trial) {
    return !trial.group().members().contains(trial.seeker().person());
  }

  static boolean runs(Trial trial) {
    GroupFacts group = trial.group();
    return !group.startsOn().isAfter(trial.period().from().plusDays(FIRST_MEETING_DAYS))
        && (group.endsOn() == null || group.endsOn().isAfter(trial.period().from()));
  }

  static boolean joinable(Trial trial) {
    GroupFacts group = trial.group();
    return !group.closed()
        || trial.period().from().isBefore(group.startsOn().plusWeeks(CLOSED_JOIN_WEEKS));
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

  static boolean newcomers(Trial trial) {
    return trial.group().closed() || trial.group().newcomers() < trial.group().newcomersPerWeek();
  }
}
