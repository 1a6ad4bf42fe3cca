package care.throughline.notification;

/**
 * What is promised when sending was interrupted after the mail server may have accepted the
 * message.
 */
enum Guarantee {
  /** Sent once more, with the same Message-ID: better twice than never. */
  AT_LEAST_ONCE("atLeastOnce"),
  /** Never sent again by machine; a human sees it as unknown. */
  AT_MOST_ONCE("atMostOnce");

  private final String key;

  Guarantee(String key) {
    this.key = key;
  }

  String key() {
    return key;
  }

  static Guarantee of(String key) {
    for (Guarantee guarantee : values()) {
      if (guarantee.key.equals(key)) {
        return guarantee;
      }
    }
    throw new IllegalArgumentException("There is no guarantee " + key + ".");
  }
}
