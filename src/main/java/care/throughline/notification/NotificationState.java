package care.throughline.notification;

import care.throughline.platform.Texts;
import java.util.Locale;

/**
 * Where a message stands. A state that needs a human is never silent: it is counted, listed and
 * written into the record.
 */
public enum NotificationState {
  /** Waits for its time, or for the next try. */
  QUEUED,
  /** Claimed by one node until its lease ends. */
  SENDING,
  /** Accepted by the mail server; whether it was read is not known. */
  SENT,
  /** Not sent by machine: staff print, post or say it. */
  SHOWN,
  /** The mail server refused it, or every try failed. */
  FAILED,
  /** Consent, death or time forbade it. Final. */
  WITHHELD,
  /**
   * Sending was interrupted and must not be repeated: it may or may not have arrived. A human
   * decides.
   */
  UNKNOWN;

  /** As stored. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As staff read it. */
  public String words() {
    return Texts.of("notification.state." + key());
  }

  static NotificationState of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
