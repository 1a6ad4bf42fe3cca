package care.throughline.worklist;

import java.time.Instant;
import java.util.UUID;

/**
 * Where a page of a list ended, and at which moment its first page was read: the pages after it
 * keep that moment, so that nothing moves from one band to another between two of them.
 *
 * @param at due, put aside until, or ended, as the view is ordered
 */
public record ListKey(DueBand band, short priority, Instant at, UUID id, Instant readAt) {

  private static final int PARTS = 5;

  /**
   * Reads a key.
   *
   * @throws IllegalArgumentException when it is none
   */
  public static ListKey parse(String text) {
    try {
      String[] parts = text.split("_", -1);
      if (parts.length != PARTS) {
        throw new IllegalArgumentException(text);
      }
      return new ListKey(
          DueBand.values()[Integer.parseInt(parts[0])],
          Short.parseShort(parts[1]),
          Instant.parse(parts[2]),
          UUID.fromString(parts[3]),
          Instant.parse(parts[4]));
    } catch (RuntimeException malformed) {
      throw new IllegalArgumentException(
          "\"after\" must be the \"next\" of an earlier page.", malformed);
    }
  }

  static ListKey of(WorkListView view, WorkItem item, ListTimes times) {
    Instant at =
        switch (view) {
          case DONE -> item.endedAt();
          case WAITING -> item.snoozedUntil();
          case MINE, TEAM, UNASSIGNED -> item.dueAt();
        };
    return new ListKey(
        times.bandOf(item.dueAt()),
        item.urgency().priority(),
        at == null ? item.dueAt() : at,
        item.id().value(),
        times.now());
  }

  /** The key as addresses carry it. */
  public String text() {
    return band.ordinal() + "_" + priority + "_" + at + "_" + id + "_" + readAt;
  }
}
