package care.throughline.schedule;

import care.throughline.episode.EpisodeId;

/**
 * Somebody's therapist, group or time was changed for them. Published in the transaction that
 * changes it.
 *
 * @param occurrence the same when the same change is told again
 */
public record PlaceChanged(EpisodeId episode, String occurrence) {}
