package care.throughline.worklist;

import care.throughline.platform.Texts;
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
        ago == null
            ? Texts.of("worklist.refused.held", holder)
            : Texts.of("worklist.refused.claimed", holder, ago));
  }

  /** Somebody else has sent the answers; they count in a few seconds. */
  static WorkItemTaken completing(String holder) {
    return new WorkItemTaken(holder, null, Texts.of("worklist.refused.being-completed", holder));
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
      return Texts.of("worklist.ago.seconds", seconds);
    }
    if (seconds < 7200) {
      return Texts.of("worklist.ago.minutes", seconds / 60);
    }
    return seconds < 172_800
        ? Texts.of("worklist.ago.hours", seconds / 3600)
        : Texts.of("worklist.ago.days", seconds / 86_400);
  }
}
