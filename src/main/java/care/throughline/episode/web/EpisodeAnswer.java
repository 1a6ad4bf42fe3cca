package care.throughline.episode.web;

import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeWords;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An episode as the programming interface tells it.
 *
 * @param where in words, such as {@code Level 2.1, week 4 of 12}
 */
public record EpisodeAnswer(
    String id,
    String person,
    String site,
    int release,
    String state,
    String where,
    String referralState,
    String entryKind,
    boolean minor,
    @Nullable String level,
    @Nullable Integer weekNumber,
    @Nullable Integer weeksPlanned,
    @Nullable String dischargeKind,
    boolean aftercare,
    Instant referredAt,
    @Nullable Instant dischargedAt,
    @Nullable Instant closedAt) {

  public static EpisodeAnswer of(Episode episode) {
    return new EpisodeAnswer(
        episode.id().value().toString(),
        episode.person().value().toString(),
        episode.site(),
        episode.release(),
        episode.state().key(),
        EpisodeWords.where(episode),
        episode.referralState(),
        episode.entryKind(),
        episode.minor(),
        episode.level(),
        episode.weekNumber(),
        episode.weeksPlanned(),
        episode.dischargeKind(),
        episode.aftercare(),
        episode.referredAt(),
        episode.dischargedAt(),
        episode.closedAt());
  }
}
