package care.throughline.notification;

import java.util.Locale;

/**
 * Where a message stands. A state that needs a human is never silent: it is counted, listed and
 * written into the record.
 */
public enum NotificationState {
  /** Waits for its time, or for the next try. */
  QUEUED("Waiting to be sent"),
  /** Claimed by one node until its lease ends. */
  SENDING("Being sent"),
  /** Accepted by the mail server; whether it was read is not known. */
  SENT("Sent"),
  /** Not sent by machine: staff print, post or say it. */
  SHOWN("For staff to pass on"),
  /** The mail server refused it, or every try failed. */
  FAILED("Could not be sent"),
  /** Consent, death or time forbade it. Final. */
  WITHHELD("Withheld"),
  /**
   * Sending was interrupted and must not be repeated: it may or may not have arrived. A human
   * decides.
   */
  UNKNOWN("Not known whether it arrived");

  private final String words;

  NotificationState(String words) {
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

  static NotificationState of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
