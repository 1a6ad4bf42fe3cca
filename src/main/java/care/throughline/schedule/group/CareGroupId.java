package care.throughline.schedule.group;

import java.util.UUID;

/** Identifies a group; safe in URLs and logs. */
public record CareGroupId(UUID value) {}
