package care.throughline.access;

/** A member of staff who was to leave, or had left, works here again. */
public record StaffStays(StaffId staff, String site, String by) {}
