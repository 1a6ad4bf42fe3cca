package care.throughline.schedule.placing;

import care.throughline.episode.EpisodeId;
import java.time.LocalDate;

/**
 * A person has a place.
 *
 * @param from the day from which it is theirs
 */
public record Placed(EpisodeId episode, Place place, LocalDate from) {}
