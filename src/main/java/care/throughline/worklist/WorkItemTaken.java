package care.throughline.worklist;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Someone else holds the item, or is completing it. */
public class WorkItemTaken extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String holder;
  private final @Nullable String ago;

  private WorkItemTaken(String holder, @Nullable String ago, String words) {
    super(words);
    this.holder = holder;
    this.ago = ago;
  }

  /**
   * Somebody else was quicker.
   *
   * @param since how long ago; null when it is not known
   */
  static WorkItemTaken claimed(String holder, @Nullable Duration since) {
    String ago = since == null ? null : ago(since);
    return new WorkItemTaken(
        holder,
        ago,
        (ago == null ? holder + " holds this." : holder + " claimed this " + ago + ".")
            + " Ask them to release it, or choose another.");
  }

  /** Somebody else has sent the answers; they count in a few seconds. */
  static WorkItemTaken completing(String holder) {
    return new WorkItemTaken(
        holder, null, holder + " is completing this item. Choose another, or look again shortly.");
  }

  /** Name of who holds it. */
  public String holder() {
    return holder;
  }

  /** Such as {@code 2 s ago}; null when it is not known. */
  public @Nullable String ago() {
    return ago;
  }

  static String ago(Duration since) {
    long seconds = Math.max(0, since.toSeconds());
    if (seconds < 120) {
      return seconds + " s ago";
    }
    if (seconds < 7200) {
      return seconds / 60 + " min ago";
    }
    return seconds < 172_800 ? seconds / 3600 + " h ago" : seconds / 86_400 + " days ago";
  }
}
