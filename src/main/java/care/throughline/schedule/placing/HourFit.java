package care.throughline.schedule.placing;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;

/** Whether a therapist, an hour and a room fit a person; what {@link PlacingRule} asks of them. */
final class HourFit {

  private static final int LONGEST_WAIT_DAYS = 7;
  private static final int TWO_PEOPLE = 2;

  private HourFit() {}

  static boolean credential(Trial trial) {
    return credentialHolds(trial, trial.period().from());
  }

  static boolean caseload(Trial trial) {
    return trial.therapist().caseload() < trial.therapist().blockAt();
  }

  static boolean language(Trial trial) {
    return trial.therapist().languages().stream().anyMatch(trial.seeker()::speaks);
  }

  static boolean gender(Trial trial) {
    String wish = trial.seeker().wishes().therapistGender();
    return wish == null || Objects.equals(wish, trial.therapist().gender());
  }

  static boolean worked(Trial trial) {
    return trial.therapist().hours().stream().anyMatch(trial.hour()::within);
  }

  static boolean available(Trial trial) {
    return trial.seeker().wishes().canCome(trial.hour());
  }

  static boolean noClash(Trial trial) {
    return trial.seeker().taken().free(trial.hour());
  }

  static boolean noLeave(Trial trial) {
    return !trial.therapist().onLeave(trial.period().first(trial.hour()));
  }

  static boolean soon(Trial trial) {
    LocalDate first = trial.period().first(trial.hour());
    return ChronoUnit.DAYS.between(trial.period().from(), first) <= LONGEST_WAIT_DAYS;
  }

  static boolean free(Trial trial) {
    return trial.therapist().taken().free(trial.hour());
  }

  static boolean roomSize(Trial trial) {
    return trial.room().places() >= TWO_PEOPLE;
  }

  static boolean roomStepFree(Trial trial) {
    return !trial.seeker().wishes().stepFree() || trial.room().stepFree();
  }

  static boolean roomFree(Trial trial) {
    return trial.room().taken().free(trial.hour());
  }

  static boolean besideGroup(Trial trial) {
    return trial.group().meetings().stream().noneMatch(trial.hour()::overlaps);
  }

  static boolean credentialHolds(Trial trial, LocalDate day) {
    LocalDate until = trial.therapist().credentialUntil();
    return until == null || !until.isBefore(day);
  }
}
