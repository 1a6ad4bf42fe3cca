package care.throughline.worklist;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** News that ends the putting aside of an item before its time. */
public enum SnoozeEnd {
  /** The person comes to a session. */
  ATTENDANCE("they come to a session"),
  /** Somebody calls back or answers a request. */
  REPLY("somebody answers"),
  /** What was found is in. */
  RESULT("a result is in");

  private final String words;

  SnoozeEnd(String words) {
    this.words = words;
  }

  /** As stored and in addresses. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Such as {@code they come to a session}. */
  public String words() {
    return words;
  }

  /** The one with that key. */
  public static Optional<SnoozeEnd> of(String key) {
    return Arrays.stream(values()).filter(end -> end.key().equals(key)).findFirst();
  }
}
