package care.throughline.worklist;

import java.util.Locale;

/** What members of staff do with an item and can take back. */
public enum Act {
  CLAIM("claimed"),
  RELEASE("released"),
  ASSIGN("handed over"),
  SNOOZE("put aside"),
  WAKE("taken up again"),
  COMPLETE("completed");

  private final String words;

  Act(String words) {
    this.words = words;
  }

  /** As stored. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As a participle, such as {@code handed over}. */
  public String words() {
    return words;
  }

  static Act of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
