package care.throughline.schedule.timetable;

import care.throughline.access.Site;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Seven days from a Monday, in the site's zone.
 *
 * @param monday the first day
 */
public record CalendarWeek(LocalDate monday) {

  private static final int DAYS = 7;
  private static final int FIRST_YEAR = 2000;
  private static final int LAST_YEAR = 2100;

  /** The week of a day. */
  public static CalendarWeek of(LocalDate day) {
    return new CalendarWeek(day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)));
  }

  /** The week it is at the site. */
  public static CalendarWeek now(Instant now, Site site) {
    return of(site.dayOf(now));
  }

  /** The week of a written day, such as {@code 2027-01-04}; empty when it is none of our time. */
  public static Optional<CalendarWeek> parse(String day) {
    try {
      LocalDate parsed = LocalDate.parse(day);
      return parsed.getYear() < FIRST_YEAR || parsed.getYear() > LAST_YEAR
          ? Optional.empty()
          : Optional.of(of(parsed));
    } catch (DateTimeException none) {
      return Optional.empty();
    }
  }

  /** Monday to Sunday. */
  public List<LocalDate> days() {
    return IntStream.range(0, DAYS).mapToObj(monday::plusDays).toList();
  }

  public LocalDate sunday() {
    return monday.plusDays(DAYS - 1L);
  }

  public CalendarWeek next() {
    return new CalendarWeek(monday.plusDays(DAYS));
  }

  public CalendarWeek previous() {
    return new CalendarWeek(monday.minusDays(DAYS));
  }
}
