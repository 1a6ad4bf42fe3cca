package care.throughline.schedule;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The hour a person and their therapist agreed on, in the site's wall time.
 *
 * @param from first day it holds
 * @param until first day it does not hold any more; null while no end is known
 */
record WeeklyHour(
    UUID therapist,
    DayOfWeek weekday,
    LocalTime starts,
    int minutes,
    @Nullable UUID room,
    LocalDate from,
    @Nullable LocalDate until) {

  boolean holds(LocalDate day) {
    return !day.isBefore(from) && (until == null || day.isBefore(until));
  }
}
