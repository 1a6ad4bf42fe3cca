package care.throughline.access;

import java.time.LocalDate;

/**
 * A member of staff is known to leave. Published in the transaction that notes it, also when they
 * leave at once.
 *
 * @param site id of the site they work at
 * @param lastDay their last day, in the site's zone
 */
public record StaffLeaves(StaffId staff, String site, LocalDate lastDay, String by) {}
