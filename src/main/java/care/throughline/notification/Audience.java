package care.throughline.notification;

import java.util.Locale;

/** Whom a message is written to. */
public enum Audience {
  /** The person in care. */
  PERSON,
  /** Whoever referred them; every message to them is a disclosure. */
  REFERRER;

  /** As stored. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Audience of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
