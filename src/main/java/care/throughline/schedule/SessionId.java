package care.throughline.schedule;

import java.util.UUID;

/** Identifies one dated session of one person. */
public record SessionId(UUID value) {}
