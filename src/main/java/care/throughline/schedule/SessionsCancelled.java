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
 * @param last of the same episodes, with the last session they lose; one that is missing loses the
 *     first alone
 */
public record SessionsCancelled(
    UUID occasion, Map<EpisodeId, SessionRow> people, Map<EpisodeId, SessionRow> last) {

  /** Everybody loses one session. */
  public SessionsCancelled(UUID occasion, Map<EpisodeId, SessionRow> people) {
    this(occasion, people, Map.of());
  }
}
