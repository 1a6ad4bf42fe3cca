package care.throughline.schedule;

import care.throughline.episode.EpisodeId;
import java.util.Map;
import java.util.UUID;

/**
 * The programme cancelled meetings of several people at once. Published in the transaction that
 * cancels; everybody is told once, whatever number of meetings they lose.
 *
 * @param occasion the same when it is told again
 * @param people one episode of each person, with the first session they lose
 */
public record SessionsCancelled(UUID occasion, Map<EpisodeId, SessionRow> people) {}
