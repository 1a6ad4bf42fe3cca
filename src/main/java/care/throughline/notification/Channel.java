package care.throughline.notification;

import java.util.Locale;

/** How a message reaches its reader. */
public enum Channel {
  SMS("Text message"),
  EMAIL("E-mail"),
  LETTER("Letter"),
  NONE("Nothing sent");

  private final String words;

  Channel(String words) {
    this.words = words;
  }

  /** As stored. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As staff read it. */
  public String words() {
    return words;
  }

  static Channel of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
