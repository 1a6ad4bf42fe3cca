package care.throughline.episode;

/**
 * A message for an episode was stored, once for the same fact; whoever waits for it gets it later.
 *
 * @param message its name, such as {@code episode.personCalledBack}
 */
public record MessageReceived(EpisodeId episode, String message) {}
