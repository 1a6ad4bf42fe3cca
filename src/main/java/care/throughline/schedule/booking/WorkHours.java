package care.throughline.schedule.booking;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * A stretch of one weekday on which a member of staff works, in the site's wall time.
 *
 * @param until later than {@code from}, on the same day; not part of it
 */
public record WorkHours(DayOfWeek weekday, LocalTime from, LocalTime until) {

  /** True when so many minutes of a day lie inside. */
  public boolean holds(LocalDate day, LocalTime starts, int minutes) {
    LocalTime ends = starts.plusMinutes(minutes);
    return weekday == day.getDayOfWeek()
        && starts.isBefore(ends)
        && !starts.isBefore(from)
        && !ends.isAfter(until);
  }

  boolean overlaps(WorkHours other) {
    return weekday == other.weekday && from.isBefore(other.until) && other.from.isBefore(until);
  }
}
