package care.throughline.schedule.booking;

import care.throughline.access.StaffId;
import care.throughline.platform.Actor;

/**
 * A member of staff will be away. Published in the transaction that notes it.
 *
 * @param site id of the site they work at
 */
public record LeaveAdded(StaffId staff, String site, Leave leave, Actor by) {}
