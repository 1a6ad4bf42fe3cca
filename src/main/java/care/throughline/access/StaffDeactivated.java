package care.throughline.access;

/**
 * A member of staff can no longer sign in. Published in the transaction that ends their account.
 *
 * @param site id of the site they worked at
 */
public record StaffDeactivated(StaffId staff, String site, String by) {}
