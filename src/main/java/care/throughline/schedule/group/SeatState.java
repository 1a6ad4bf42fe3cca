package care.throughline.schedule.group;

import care.throughline.platform.Texts;
import java.util.Arrays;
import java.util.Locale;

/** Where a seat stands (domain guide 6.1). */
public enum SeatState {
  OFFERED("offered"),
  /** Kept for a person until the hold lapses; next: enrolled or released. */
  RESERVED("reserved"),
  /** The person comes; next: on hold or released. */
  ENROLLED("enrolled"),
  /** Kept while the person is at another level; next: enrolled, or released when it lapses. */
  ON_HOLD("onHold"),
  /** Free for others; nothing follows. */
  RELEASED("released");

  private final String key;

  SeatState(String key) {
    this.key = key;
  }

  /** As stored. */
  public String key() {
    return key;
  }

  public String words() {
    return Texts.of(
        "schedule-group.seat-state." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  static SeatState of(String key) {
    return Arrays.stream(values())
        .filter(state -> state.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("\"" + key + "\" is no state of a seat."));
  }
}
