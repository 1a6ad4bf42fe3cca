package care.throughline.schedule.placing;

import care.throughline.access.StaffId;

/**
 * How far a place is from what is wished: 0 when it is kept, more the further it is away, {@link
 * #DOES_NOT_APPLY} when nothing was wished.
 */
final class Preference {

  static final int DOES_NOT_APPLY = -1;

  private static final int LOAD_STEPS = 10;
  private static final int GROUP_STEPS = 3;

  private Preference() {}

  static int sameGroup(Trial trial) {
    return trial.chosenGroup() == null || trial.seeker().formerGroups().isEmpty()
        ? DOES_NOT_APPLY
        : missed(trial.seeker().formerGroups().contains(trial.group().id()));
  }

  static int sameTherapist(Trial trial) {
    StaffId former = trial.seeker().former().therapist();
    return former == null ? DOES_NOT_APPLY : missed(trial.therapist().id().equals(former));
  }

  static int sameHour(Trial trial) {
    WeekTime former = trial.seeker().former().hour();
    return former == null
        ? DOES_NOT_APPLY
        : former.equals(trial.hour()) ? 0 : former.day() == trial.hour().day() ? 1 : 2;
  }

  static int travelDays(Trial trial) {
    if (trial.chosenGroup() == null || trial.seeker().remoteOnly()) {
      return DOES_NOT_APPLY;
    }
    return missed(
        !trial.group().telehealth()
            && trial.group().meetings().stream()
                .anyMatch(meeting -> meeting.day() == trial.hour().day()));
  }

  static int times(Trial trial) {
    if (trial.seeker().wishes().preferred().isEmpty()) {
      return DOES_NOT_APPLY;
    }
    long meetings =
        trial.chosenGroup() == null
            ? 0
            : trial.group().meetings().stream()
                .filter(meeting -> !trial.seeker().wishes().prefers(meeting))
                .count();
    return (int) meetings + missed(trial.seeker().wishes().prefers(trial.hour()));
  }

  static int language(Trial trial) {
    if (trial.seeker().wishes().language() == null) {
      return DOES_NOT_APPLY;
    }
    String spoken = trial.seeker().spoken();
    boolean group = trial.chosenGroup() == null || trial.group().language().equals(spoken);
    return missed(group) + missed(trial.therapist().languages().contains(spoken));
  }

  static int caseload(Trial trial) {
    return missed(trial.therapist().caseload() < trial.therapist().warnAt());
  }

  static int credential(Trial trial) {
    return missed(HourFit.credentialHolds(trial, trial.period().until()));
  }

  static int balance(Trial trial) {
    int therapist = trial.therapist().caseload() * LOAD_STEPS / trial.therapist().blockAt();
    GroupFacts group = trial.chosenGroup();
    return group == null
        ? therapist
        : therapist + (group.capacity() - group.freeSeats()) * GROUP_STEPS / group.capacity();
  }

  private static int missed(boolean kept) {
    return kept ? 0 : 1;
  }
}
