package care.throughline.worklist;

import care.throughline.platform.Texts;
import java.util.Locale;

/** What members of staff do with an item and can take back. */
public enum Act {
  CLAIM,
  RELEASE,
  ASSIGN,
  SNOOZE,
  WAKE,
  COMPLETE;

  /** As stored. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As whoever did it is told, such as {@code Handed over}. */
  public String words() {
    return Texts.of("worklist.act." + key());
  }

  static Act of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
