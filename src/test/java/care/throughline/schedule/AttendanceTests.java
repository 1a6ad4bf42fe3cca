package care.throughline.schedule;

import static care.throughline.schedule.SessionState.ATTENDED;
import static care.throughline.schedule.SessionState.EXCUSED;
import static care.throughline.schedule.SessionState.LATE;
import static care.throughline.schedule.SessionState.LEFT_EARLY;
import static care.throughline.schedule.SessionState.NO_SHOW;
import static care.throughline.schedule.SessionState.PLANNED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class AttendanceTests {

  private static final LocalDate TODAY = LocalDate.of(2026, 12, 10);

  @Test
  void countsSessionsMissedInARow() {
    assertThat(Attendance.missesInARow(List.of(NO_SHOW, ATTENDED, NO_SHOW, NO_SHOW, PLANNED), 3))
        .isEqualTo(2);
  }

  @Test
  void anExcusedSessionNeitherCountsNorEndsTheRow() {
    assertThat(Attendance.missesInARow(List.of(NO_SHOW, EXCUSED, NO_SHOW), 2)).isEqualTo(2);
  }

  @Test
  void comingLateOrLeavingEarlyEndsTheRow() {
    assertThat(Attendance.missesInARow(List.of(NO_SHOW, LATE, NO_SHOW), 2)).isEqualTo(1);
    assertThat(Attendance.missesInARow(List.of(NO_SHOW, LEFT_EARLY, NO_SHOW), 2)).isEqualTo(1);
  }

  @Test
  void countsTheWholeRowWhenTuesdayIsMarkedAfterThursday() {
    assertThat(Attendance.missesInARow(List.of(ATTENDED, NO_SHOW, NO_SHOW), 1)).isEqualTo(2);
  }

  @Test
  void countsDaysSinceAnyoneLastSpokeWithThePerson() {
    assertThat(
            Attendance.daysWithoutContact(List.of(TODAY.minusDays(9), TODAY.minusDays(2)), TODAY))
        .isEqualTo(2);
    assertThat(Attendance.daysWithoutContact(List.of(TODAY.plusDays(1)), TODAY)).isZero();
  }

  @Test
  void onlyTimeThePersonWasThereCountsTowardsTheDose() {
    assertThat(Attendance.minutes(ATTENDED, null, 180)).isEqualTo(180);
    assertThat(Attendance.minutes(LEFT_EARLY, 90, 180)).isEqualTo(90);
    assertThat(Attendance.minutes(NO_SHOW, 180, 180)).isZero();
    assertThat(Attendance.minutes(EXCUSED, null, 180)).isZero();
  }

  @Test
  void asksHowLongSomeoneWasThereWhoCameLate() {
    assertThatThrownBy(() -> Attendance.minutes(LATE, null, 180))
        .isInstanceOf(AttendanceRefused.class)
        .hasMessageContaining("180");
    assertThatThrownBy(() -> Attendance.minutes(LATE, 181, 180))
        .isInstanceOf(AttendanceRefused.class);
  }
}
