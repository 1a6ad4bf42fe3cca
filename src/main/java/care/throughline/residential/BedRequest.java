package care.throughline.residential;

import care.throughline.episode.EpisodeId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A search for a residential bed.
 *
 * @param level code of the level of care looked for
 * @param state {@code sent} while it is open, then {@code accepted}, {@code declined} or {@code
 *     cancelled}
 * @param recheckedAt when somebody last looked; null before the first time
 */
public record BedRequest(
    UUID id,
    EpisodeId episode,
    String level,
    String state,
    Instant openedAt,
    @Nullable Instant recheckedAt,
    @Nullable Instant closedAt) {}
