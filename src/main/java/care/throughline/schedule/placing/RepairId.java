package care.throughline.schedule.placing;

import java.util.UUID;

/** Identifies a repair. */
public record RepairId(UUID value) {}
