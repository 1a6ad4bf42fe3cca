package care.throughline.worklist;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;

/**
 * Where the bands of a list begin and end, told from one moment.
 *
 * @param now what is due at it is overdue
 * @param today midnight with which the day of {@code now} began at the site
 * @param tomorrow the next midnight at the site
 * @param nextWeek midnight before the next Monday at the site; never before {@code tomorrow}
 */
public record ListTimes(Instant now, Instant today, Instant tomorrow, Instant nextWeek) {

  /** The bands at that moment in that zone. */
  public static ListTimes at(Instant now, ZoneId zone) {
    LocalDate day = now.atZone(zone).toLocalDate();
    return new ListTimes(
        now,
        start(day, zone),
        start(day.plusDays(1), zone),
        start(day.with(TemporalAdjusters.next(DayOfWeek.MONDAY)), zone));
  }

  /** The band in which something due at that instant is shown. */
  public DueBand bandOf(Instant due) {
    if (!due.isAfter(now)) {
      return DueBand.OVERDUE;
    }
    if (due.isBefore(tomorrow)) {
      return DueBand.TODAY;
    }
    return due.isBefore(nextWeek) ? DueBand.WEEK : DueBand.LATER;
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }
}
