package care.throughline.schedule.group;

import care.throughline.episode.EpisodeId;

/**
 * Somebody's seat was reserved, taken, kept or given up; their plan follows in the same
 * transaction.
 */
public record SeatChanged(EpisodeId episode) {}
