package care.throughline.assessment;

import org.jspecify.annotations.Nullable;

/**
 * A level of care.
 *
 * @param rank 1 is the lightest
 * @param residential true when the person lives there
 * @param defaultTemplate programme to offer when nobody chose one; null when the level has none of
 *     its own
 * @param minorTemplate the same for a person under 18
 */
public record LevelOfCare(
    String code,
    int rank,
    String name,
    boolean residential,
    @Nullable String defaultTemplate,
    @Nullable String minorTemplate) {}
