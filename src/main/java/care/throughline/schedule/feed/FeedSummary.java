package care.throughline.schedule.feed;

/**
 * All that a calendar may say about an entry. Whoever looks over a shoulder must not learn that
 * someone is in care (42 CFR 2.13, domain guide 5.4): no names, no places, no kinds of care. There
 * is no other way to put words into a feed.
 */
public enum FeedSummary {
  APPOINTMENT("Appointment"),
  BUSY("Busy"),
  AWAY("Away");

  private final String words;

  FeedSummary(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
