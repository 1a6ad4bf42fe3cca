package care.throughline.schedule.timetable;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * When something takes place.
 *
 * @param day in the site's zone
 * @param starts wall time in the site's zone, also on days on which the clock changes
 * @param ends wall time in the site's zone
 */
public record EntryTime(
    LocalDate day, LocalTime starts, LocalTime ends, Instant startsAt, Instant endsAt) {

  /** True when it lies inside the hours of one day. */
  boolean within(LocalTime opens, LocalTime closes) {
    return !starts.isBefore(opens) && !ends.isAfter(closes) && ends.isAfter(starts);
  }
}
