package care.throughline.schedule.feed;

import care.throughline.platform.Texts;
import java.util.Locale;

/**
 * All that a calendar may say about an entry. Whoever looks over a shoulder must not learn that
 * someone is in care (42 CFR 2.13, domain guide 5.4): no names, no places, no kinds of care. There
 * is no other way to put words into a feed.
 */
public enum FeedSummary {
  APPOINTMENT,
  BUSY,
  AWAY;

  public String words() {
    return Texts.kept("schedule-pages.feed-entry." + name().toLowerCase(Locale.ROOT));
  }
}
