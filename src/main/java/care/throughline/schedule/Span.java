package care.throughline.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** A stretch of time; the end is not part of it. */
public record Span(Instant start, Instant end) {

  /**
   * The instants that a wall time takes up. A local time that does not exist moves forward by the
   * gap, one that exists twice is the first. An hour stays an hour, whatever the clocks do
   * meanwhile.
   */
  public static Span of(LocalDate day, LocalTime start, int minutes, ZoneId zone) {
    ZonedDateTime starts = ZonedDateTime.of(day, start, zone);
    return new Span(starts.toInstant(), starts.plusMinutes(minutes).toInstant());
  }

  public boolean overlaps(Span other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }
}
