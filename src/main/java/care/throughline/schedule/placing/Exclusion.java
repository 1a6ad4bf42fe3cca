package care.throughline.schedule.placing;

import java.util.UUID;

/**
 * Something that is not offered, and the rule that stands in the way.
 *
 * @param kind {@code group} or {@code therapist}
 */
public record Exclusion(String kind, UUID id, String name, PlacingRule rule) {}
