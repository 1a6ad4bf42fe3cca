package care.throughline.episode;

/**
 * A person was discharged. Published in the transaction that records it.
 *
 * @param kind key of domain guide 4.11
 */
public record EpisodeDischarged(EpisodeId episode, String kind) {}
