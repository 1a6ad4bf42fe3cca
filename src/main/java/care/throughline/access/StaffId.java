package care.throughline.access;

import java.util.UUID;

/** Identifies a member of staff or a client program. */
public record StaffId(UUID value) {}
