package care.throughline.episode;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Time at one level of care inside an episode.
 *
 * @param level code of the level of care
 * @param concurrent beside the programme, not instead of it
 * @param state {@code active}, {@code onhold} or {@code ended}
 * @param outcome how it ended; null while it runs
 */
public record Stay(
    String level,
    boolean concurrent,
    String state,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String outcome) {

  public boolean ended() {
    return endedAt != null;
  }
}
