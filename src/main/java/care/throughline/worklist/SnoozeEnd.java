package care.throughline.worklist;

import care.throughline.platform.Texts;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** News that ends the putting aside of an item before its time. */
public enum SnoozeEnd {
  /** The person comes to a session. */
  ATTENDANCE,
  /** Somebody calls back or answers a request. */
  REPLY,
  /** What was found is in. */
  RESULT;

  /** As stored and in addresses. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Such as {@code they come to a session}. */
  public String words() {
    return Texts.of("worklist.snooze-end." + key());
  }

  /** The one with that key. */
  public static Optional<SnoozeEnd> of(String key) {
    return Arrays.stream(values()).filter(end -> end.key().equals(key)).findFirst();
  }
}
