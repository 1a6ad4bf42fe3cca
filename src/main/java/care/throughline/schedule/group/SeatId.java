package care.throughline.schedule.group;

import java.util.UUID;

/** Identifies one person's place in a group over a period; safe in URLs and logs. */
public record SeatId(UUID value) {}
