package care.throughline.access;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Days on which a member of staff is away, and who stands in.
 *
 * @param standIn null when the work goes back to everyone in its roles
 * @param first first day away, in the zone of the site
 * @param last last day away; the cover ends by itself when it is over
 */
public record Cover(
    UUID id, StaffId staff, @Nullable StaffId standIn, LocalDate first, LocalDate last) {

  /** True when the member is away on that day. */
  public boolean on(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }
}
