package care.throughline.schedule.booking;

import java.util.UUID;

/** Identifies a room of a site. */
public record RoomId(UUID value) {}
