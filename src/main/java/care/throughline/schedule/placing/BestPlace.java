package care.throughline.schedule.placing;

import care.throughline.episode.EpisodeId;
import care.throughline.platform.Actor;
import care.throughline.schedule.Placer;
import org.springframework.stereotype.Component;

/** Placing as programmes see it. Whoever finds no place waits for one. */
@Component
final class BestPlace implements Placer {

  private final Placing placing;

  BestPlace(Placing placing) {
    this.placing = placing;
  }

  @Override
  public void placeBest(EpisodeId episode) {
    placing.placeBest(episode, Actor.PATHWAY);
  }
}
