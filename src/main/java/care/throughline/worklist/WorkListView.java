package care.throughline.worklist;

import java.util.Locale;

/** The ways to look at the list. */
public enum WorkListView {
  /** What the reader holds. */
  MINE,
  /** Everything open for the reader's roles, whoever holds it. */
  TEAM,
  /** What nobody holds and the reader could take. */
  UNASSIGNED,
  /** What was put aside until later, by the reader or in their roles. */
  WAITING,
  /** What the reader completed today. */
  DONE;

  /** Its name in addresses. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True when it is shown in bands; the others have an order of their own. */
  public boolean inBands() {
    return this == MINE || this == TEAM || this == UNASSIGNED;
  }
}
