package care.throughline.worklist.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the reader may do with an item besides its form.
 *
 * @param pick true when it can be chosen for an act on many
 * @param assign true when it may be handed over
 * @param colleagues who could get it; empty where the menu is read later
 * @param snooze true when it may be put aside
 * @param wake true when it is put aside and may be taken up again
 * @param needsReason true when it is late, so that putting it aside needs a reason
 * @param undo the reader's act that can be taken back, such as {@code Claimed}; null when none
 * @param undoSeconds for how long it still can; 0 when none
 * @param holding that it is being completed; null when it is not
 */
public record ItemActs(
    boolean pick,
    boolean assign,
    List<Colleague> colleagues,
    boolean snooze,
    boolean wake,
    boolean needsReason,
    @Nullable String undo,
    long undoSeconds,
    @Nullable Holding holding) {

  /**
   * Somebody who could get the item.
   *
   * @param away such as {@code away until Fri 8 Jan}; null when they are here, or where it is told
   *     only when it matters
   */
  public record Colleague(
      String id, String name, String roles, boolean me, @Nullable String away) {}

  /**
   * A completion that waits.
   *
   * @param mine true when it is the reader's, who can take it back
   * @param seconds until the pathway moves
   * @param by name of who completes it
   */
  public record Holding(boolean mine, long seconds, String by) {}

  /** True when there is anything for a menu. */
  public boolean menu() {
    return assign || snooze || wake;
  }
}
