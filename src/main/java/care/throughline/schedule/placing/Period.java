package care.throughline.schedule.placing;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;

/**
 * The days a place is for.
 *
 * @param from first day
 * @param until first day after it
 * @param closed days on which the site is closed, although its weekday is open
 */
record Period(LocalDate from, LocalDate until, Set<LocalDate> closed) {

  /** The first day that falls on this weekday and is not closed; may lie beyond the end. */
  LocalDate first(DayOfWeek weekday) {
    LocalDate day = from.with(TemporalAdjusters.nextOrSame(weekday));
    while (closed.contains(day)) {
      day = day.plusWeeks(1);
    }
    return day;
  }
}
