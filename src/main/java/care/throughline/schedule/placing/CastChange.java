package care.throughline.schedule.placing;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One group of a repair: who led it where, and who would lead it where. Its people and its times
 * stay.
 *
 * @param after null when nothing was found
 * @param obstacle why nothing was found, or what is still missing; null when nothing is
 */
public record CastChange(
    UUID group, Cast before, @Nullable Cast after, @Nullable CastRule obstacle) {

  public boolean found() {
    return after != null;
  }

  /** As {@link #after()}, for a group for which something was found. */
  public Cast becomes() {
    return Objects.requireNonNull(after, "something was found");
  }
}
