package care.throughline.schedule.booking;

import java.time.LocalDate;

/**
 * A licence or certificate of a member of staff.
 *
 * @param expiresOn the last day on which it holds
 */
public record Credential(String name, LocalDate expiresOn) {

  public boolean expired(LocalDate on) {
    return on.isAfter(expiresOn);
  }
}
