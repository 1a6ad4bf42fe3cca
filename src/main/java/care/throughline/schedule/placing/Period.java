package care.throughline.schedule.placing;

import care.throughline.access.Site;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;

/**
 * The days a place is for.
 *
 * @param from first day
 * @param until first day after it
 * @param site which knows when it is closed
 */
record Period(LocalDate from, LocalDate until, Site site) {

  /** A site that is closed for longer than this is not looked past. */
  private static final int MOST_WEEKS = 52;

  /**
   * The first day on which something can be held at that time of the week, because the site is not
   * closed then; may lie beyond the end.
   */
  LocalDate first(WeekTime time) {
    LocalDate day = from.with(TemporalAdjusters.nextOrSame(time.day()));
    LocalTime starts = time.starts();
    for (int week = 0; week < MOST_WEEKS && site.closed(day, starts, time.minutes()); week++) {
      day = day.plusWeeks(1);
    }
    return day;
  }
}
