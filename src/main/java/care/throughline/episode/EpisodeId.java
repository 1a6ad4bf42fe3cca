package care.throughline.episode;

import java.util.UUID;

/**
 * Identifies one person's run through a pathway; the business key of every process instance of it.
 */
public record EpisodeId(UUID value) {}
