package care.throughline.schedule.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/**
 * A day, or a part of it, on which a site is closed.
 *
 * @param from null together with {@code until} when it is the whole day
 */
public record Closure(
    LocalDate day,
    @Nullable LocalTime from,
    @Nullable LocalTime until,
    boolean holiday,
    String reason) {

  public boolean wholeDay() {
    return from == null;
  }
}
