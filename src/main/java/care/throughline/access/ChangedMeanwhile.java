package care.throughline.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody else changed it after the one who changes it now had read it. */
public class ChangedMeanwhile extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String by;
  private final @Nullable Instant at;

  /**
   * The change that came first.
   *
   * @param by name of who made it
   * @param at null when it is not known
   */
  public ChangedMeanwhile(String by, @Nullable Instant at) {
    super("Changed by " + by + " meanwhile.");
    this.by = by;
    this.at = at;
  }

  /** Name of who was quicker. */
  public String by() {
    return by;
  }

  /** When they changed it; null when it is not known. */
  public @Nullable Instant at() {
    return at;
  }
}
