package care.throughline.episode;

import care.throughline.person.PersonId;

/**
 * A person has died. Published in the transaction that records it; whoever would still write to
 * them or plan for them stops.
 */
public record PersonDied(EpisodeId episode, PersonId person) {}
