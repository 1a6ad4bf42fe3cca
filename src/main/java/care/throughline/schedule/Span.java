package care.throughline.schedule;

import java.time.Instant;

/** A stretch of time; the end is not part of it. */
record Span(Instant start, Instant end) {

  boolean overlaps(Span other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }
}
