package care.throughline.schedule.placing;

import care.throughline.episode.EpisodeId;
import care.throughline.platform.Actor;
import care.throughline.schedule.Placer;
import care.throughline.schedule.group.WaitingList;
import org.springframework.stereotype.Component;

/** Places a person for the pathway: the best place there is, or a place on the waiting list. */
@Component
final class PathwayPlacer implements Placer {

  private final Placing placing;
  private final WaitingList waiting;

  PathwayPlacer(Placing placing, WaitingList waiting) {
    this.placing = placing;
    this.waiting = waiting;
  }

  @Override
  public void placeBest(EpisodeId episode) {
    if (placing.placeBest(episode, Actor.PATHWAY).isEmpty()) {
      waiting.join(episode, null, null, Actor.PATHWAY);
    }
  }
}
