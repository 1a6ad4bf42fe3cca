package care.throughline.schedule.group;

import java.util.Arrays;

/** Where a seat stands (domain guide 6.1). */
public enum SeatState {
  OFFERED("offered", "offered"),
  /** Kept for a person until the hold lapses; next: enrolled or released. */
  RESERVED("reserved", "reserved"),
  /** The person comes; next: on hold or released. */
  ENROLLED("enrolled", "enrolled"),
  /** Kept while the person is at another level; next: enrolled, or released when it lapses. */
  ON_HOLD("onHold", "on hold"),
  /** Free for others; nothing follows. */
  RELEASED("released", "released");

  private final String key;
  private final String words;

  SeatState(String key, String words) {
    this.key = key;
    this.words = words;
  }

  /** As stored. */
  public String key() {
    return key;
  }

  public String words() {
    return words;
  }

  static SeatState of(String key) {
    return Arrays.stream(values())
        .filter(state -> state.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("\"" + key + "\" is no state of a seat."));
  }
}
