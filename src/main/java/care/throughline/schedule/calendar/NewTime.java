package care.throughline.schedule.calendar;

import java.time.LocalDate;
import java.time.LocalTime;

/** When something is to take place, in the wall time of its site; it ends on the day it begins. */
public record NewTime(LocalDate day, LocalTime from, LocalTime until) {

  int minutes() {
    return (until.toSecondOfDay() - from.toSecondOfDay()) / 60;
  }

  NewTime at(LocalDate otherDay, LocalTime start) {
    return new NewTime(otherDay, start, start.plusMinutes(minutes()));
  }
}
