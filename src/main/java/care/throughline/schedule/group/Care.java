package care.throughline.schedule.group;

import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeState;

/** Whether somebody is in care, so that they can have a seat. */
public enum Care {
  GIVEN,
  /** The episode is closed, or the person died. */
  CLOSED,
  DISCHARGED,
  /** At another level of care for a while. */
  ON_HOLD;

  public static Care of(Episode episode) {
    return of(episode.open(), episode.dischargedAt() != null, episode.state());
  }

  /** As {@link #of(Episode)} by its parts. */
  public static Care of(boolean open, boolean discharged, EpisodeState state) {
    if (!open) {
      return CLOSED;
    }
    if (discharged) {
      return DISCHARGED;
    }
    return state == EpisodeState.ONHOLD ? ON_HOLD : GIVEN;
  }
}
