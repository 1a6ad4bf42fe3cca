package care.throughline.schedule;

import care.throughline.platform.Texts;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counting who was there. */
final class Attendance {

  private Attendance() {}

  /**
   * How many sessions were missed in a row, the given one included. Only being there ends a row:
   * sessions that were excused, cancelled or not yet marked neither count nor end it.
   *
   * @param states of all sessions in the order of time
   * @param index of a missed one
   */
  static int missesInARow(List<SessionState> states, int index) {
    int misses = 0;
    for (int before = index; before >= 0 && !states.get(before).present(); before--) {
      misses += states.get(before) == SessionState.NO_SHOW ? 1 : 0;
    }
    for (int after = index + 1; after < states.size() && !states.get(after).present(); after++) {
      misses += states.get(after) == SessionState.NO_SHOW ? 1 : 0;
    }
    return misses;
  }

  /** Calendar days since anyone last spoke with the person; never negative. */
  static int daysWithoutContact(List<LocalDate> contacts, LocalDate today) {
    return contacts.stream()
        .max(LocalDate::compareTo)
        .map(last -> (int) Math.max(0, ChronoUnit.DAYS.between(last, today)))
        .orElse(0);
  }

  /**
   * Minutes that count towards the dose.
   *
   * @throws AttendanceRefused when they are missing for someone who came late or left early, or are
   *     not possible
   */
  static int minutes(SessionState state, @Nullable Integer told, int planned) {
    if (!state.present()) {
      return 0;
    }
    if (told == null && state == SessionState.ATTENDED) {
      return planned;
    }
    if (told == null) {
      throw new AttendanceRefused(Texts.of("schedule.attendance.minutes-needed", planned));
    }
    if (told < 0 || told > planned) {
      throw new AttendanceRefused(
          Texts.of("schedule.attendance.minutes-impossible", planned, told));
    }
    return told;
  }
}
