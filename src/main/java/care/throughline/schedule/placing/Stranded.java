package care.throughline.schedule.placing;

import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;

/** Somebody for whom a repair finds no place, and the rule that comes nearest to letting them. */
public record Stranded(EpisodeId episode, PersonId person, Place before, PlacingRule rule) {}
