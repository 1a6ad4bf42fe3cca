package care.throughline.schedule.booking;

import java.time.LocalDate;
import java.util.UUID;

/**
 * Days on which a member of staff is away.
 *
 * @param last the last day away, part of it
 * @param reason such as vacation; nothing about health
 */
public record Leave(UUID id, LocalDate first, LocalDate last, String reason) {

  public boolean covers(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }
}
