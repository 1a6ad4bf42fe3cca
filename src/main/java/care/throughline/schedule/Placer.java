package care.throughline.schedule;

import care.throughline.episode.EpisodeId;

/** Finds a group and a weekly hour for a person. Kept narrow, so that plans know no ranking. */
public interface Placer {

  /**
   * Takes the best seat and the best hour that the rules allow, or puts the person on the waiting
   * list. Whoever has a seat keeps it; a second call changes nothing. Runs in the caller's
   * transaction.
   */
  void placeBest(EpisodeId episode);
}
