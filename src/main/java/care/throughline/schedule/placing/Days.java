package care.throughline.schedule.placing;

import java.time.LocalDate;

/**
 * Consecutive days.
 *
 * @param until not part of it
 */
record Days(LocalDate from, LocalDate until) {

  boolean contains(LocalDate day) {
    return !day.isBefore(from) && day.isBefore(until);
  }
}
