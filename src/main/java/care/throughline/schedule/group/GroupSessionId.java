package care.throughline.schedule.group;

import java.util.UUID;

/** Identifies one dated meeting of a group; safe in URLs and logs. */
public record GroupSessionId(UUID value) {}
