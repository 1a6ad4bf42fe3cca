package care.throughline.schedule.placing;

import static care.throughline.schedule.placing.Scene.FROM;
import static care.throughline.schedule.placing.Scene.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import org.junit.jupiter.api.Test;

final class WeekMinutesTests {

  private static final WeekTime NINE = at(DayOfWeek.MONDAY, 9);
  private static final WeekTime HALF_OF_IT = new WeekTime(DayOfWeek.MONDAY, 570, 600);

  @Test
  void twoSingleDatesOfTwelveWeeksDoNotTakeTheWeeklyHour() {
    WeekMinutes minutes = new WeekMinutes(2);
    minutes.take(NINE, FROM.plusWeeks(3));
    minutes.take(HALF_OF_IT, FROM.plusWeeks(3));
    minutes.take(NINE, FROM.plusWeeks(4));
    assertThat(minutes.free(NINE)).as("two dates, one of them twice").isTrue();
    minutes.take(HALF_OF_IT, FROM.plusWeeks(5));
    assertThat(minutes.free(NINE)).as("three dates").isFalse();
    assertThat(minutes.free(at(DayOfWeek.MONDAY, 10))).isTrue();
  }

  @Test
  void whatIsTakenEveryWeekTakesTheHourWhateverTheBound() {
    WeekMinutes minutes = new WeekMinutes(2);
    minutes.take(HALF_OF_IT);
    assertThat(minutes.free(NINE)).isFalse();
  }

  @Test
  void datesStayWhenMoreIsTaken() {
    WeekMinutes minutes = new WeekMinutes(0);
    minutes.take(NINE, FROM.plusWeeks(3));
    assertThat(minutes.with(at(DayOfWeek.TUESDAY, 9)).free(NINE)).isFalse();
  }
}
