package care.throughline.schedule;

import care.throughline.episode.EpisodeId;
import java.util.Map;
import java.util.UUID;

/**
 * The programme moved a meeting. Published in the transaction that moves it.
 *
 * @param occasion the same when it is told again
 * @param people each episode with its session as it is now
 */
public record SessionsMoved(UUID occasion, Map<EpisodeId, SessionRow> people) {}
