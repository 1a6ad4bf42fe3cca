package care.throughline.schedule;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * A session as a plan proposes it.
 *
 * @param cancelled true when the site is closed and the week has no other day for it
 */
record PlannedSession(
    int week,
    String kind,
    int ordinal,
    LocalDate day,
    LocalTime start,
    int minutes,
    boolean cancelled) {

  /**
   * The instants it takes up. A local time that does not exist moves forward, one that exists twice
   * is the first. An hour stays an hour, whatever the clocks do meanwhile.
   */
  Span span(ZoneId zone) {
    return Span.of(day, start, minutes, zone);
  }
}
