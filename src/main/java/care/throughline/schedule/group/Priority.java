package care.throughline.schedule.group;

import java.util.Arrays;

/** Who is served first (domain guide 6.1), the most urgent first; of equals the longest wait. */
public enum Priority {
  PREGNANT("pregnant", "pregnant"),
  INJECTS("injects", "injects drugs"),
  STEP_DOWN("stepDown", "comes from residential care"),
  RETURNING("returning", "lost a kept seat"),
  NONE("none", "no priority");

  private final String key;
  private final String words;

  Priority(String key, String words) {
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

  static Priority of(String key) {
    return Arrays.stream(values())
        .filter(priority -> priority.key.equals(key))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("\"" + key + "\" is no priority of a wait."));
  }
}
