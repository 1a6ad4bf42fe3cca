package care.throughline.schedule;

import care.throughline.episode.EpisodeId;

/** Finds a group and a weekly hour for a person. Kept narrow, so that plans know no ranking. */
public interface Placer {

  /**
   * Takes the best seat and the best hour that the rules allow; nothing when there is none. Whoever
   * has them keeps them; a second call changes nothing. Runs in the caller's transaction.
   */
  void placeBest(EpisodeId episode);
}
