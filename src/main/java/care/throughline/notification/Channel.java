package care.throughline.notification;

import care.throughline.platform.Texts;
import java.util.Locale;

/** How a message reaches its reader. */
public enum Channel {
  SMS,
  EMAIL,
  LETTER,
  NONE;

  /** As stored. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As staff read it. */
  public String words() {
    return Texts.of("notification.channel." + key());
  }

  static Channel of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
