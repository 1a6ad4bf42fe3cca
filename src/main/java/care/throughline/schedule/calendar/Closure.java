package care.throughline.schedule.calendar;

import care.throughline.access.Hours;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A day, or a part of it, on which a site is closed.
 *
 * @param from null when it is closed from the first minute of the day on
 * @param until null when it is closed until the last minute of the day
 * @param closing the act it is a day of; the same for all days that were closed together
 */
public record Closure(
    LocalDate day,
    @Nullable LocalTime from,
    @Nullable LocalTime until,
    boolean holiday,
    String reason,
    UUID closing) {

  public boolean wholeDay() {
    return from == null && until == null;
  }

  /** True when it takes some of those minutes of its day. */
  boolean touches(LocalTime starts, int minutes) {
    return Hours.between(from, until).touch(starts, minutes);
  }

  /** Its hours in words; empty for a whole day. */
  public String hours() {
    return wholeDay() ? "" : Hours.between(from, until).words();
  }
}
