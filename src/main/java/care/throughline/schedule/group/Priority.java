package care.throughline.schedule.group;

import care.throughline.platform.Texts;
import java.util.Arrays;
import java.util.Locale;

/** Who is served first (domain guide 6.1), the most urgent first; of equals the longest wait. */
public enum Priority {
  PREGNANT("pregnant"),
  INJECTS("injects"),
  STEP_DOWN("stepDown"),
  RETURNING("returning"),
  NONE("none");

  private final String key;

  Priority(String key) {
    this.key = key;
  }

  /** As stored. */
  public String key() {
    return key;
  }

  public String words() {
    return Texts.of("schedule-group.priority." + name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  static Priority of(String key) {
    return Arrays.stream(values())
        .filter(priority -> priority.key.equals(key))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("\"" + key + "\" is no priority of a wait."));
  }
}
