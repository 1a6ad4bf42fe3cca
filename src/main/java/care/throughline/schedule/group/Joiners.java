package care.throughline.schedule.group;

import care.throughline.episode.EpisodeId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Tells what the rules of groups need to know of a person; who places people knows it. */
public interface Joiners {

  /**
   * The person of that episode as they would join a group.
   *
   * @param from first day in the group, in the site's zone
   * @param until first day on which they no longer are; null when open-ended
   * @throws IllegalArgumentException when there is no such episode
   */
  Joiner of(EpisodeId episode, LocalDate from, @Nullable LocalDate until);
}
