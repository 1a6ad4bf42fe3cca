package care.throughline.worklist.web;

import care.throughline.worklist.WorkItem;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers that were sent.
 *
 * @param version of the item the sender saw; null when the sender does not care
 */
record Submission(@Nullable Integer version, @Nullable Map<String, Object> answers) {

  /** The item has changed since the sender read it. */
  static final class Stale extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Stale() {
      super("The item has changed since it was read.");
    }
  }

  /**
   * Refuses answers to an item that changed hands meanwhile. Whoever holds it goes on: a second
   * window of theirs has an older version but nothing that anybody else did.
   */
  void refuseStale(WorkItem item) {
    refuseStale(item, false);
  }

  /**
   * As {@link #refuseStale(WorkItem)}.
   *
   * @param completing true when somebody is completing it at this moment: whoever is late is told
   *     by whom, where the item is locked
   */
  void refuseStale(WorkItem item, boolean completing) {
    if (!completing
        && version != null
        && version != item.version()
        && item.open()
        && item.owner() == null) {
      throw new Stale();
    }
  }

  Map<String, Object> answersOrNone() {
    return answers == null ? Map.of() : answers;
  }
}
