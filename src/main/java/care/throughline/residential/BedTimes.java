package care.throughline.residential;

import care.throughline.access.Site;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;

/** When to look again. Waiting people are looked at every day, open or not. */
final class BedTimes {

  private BedTimes() {}

  /** The given local time so many days later. */
  static Instant daysLater(Instant now, int days, LocalTime time, Site site) {
    return site.dayOf(now).plusDays(days).atTime(time).atZone(site.zone()).toInstant();
  }

  /**
   * True from the day after on: "no offer in 24 hours" is asked at the re-check of the next day.
   */
  static boolean waitedADay(Instant openedAt, Instant now, Site site) {
    return site.dayOf(now).isAfter(site.dayOf(openedAt));
  }

  /** True when a search that began then has gone on for too long; exactly the limit is too long. */
  static boolean tooLong(Instant openedAt, Instant now, Duration limit) {
    return Duration.between(openedAt, now).compareTo(limit) >= 0;
  }
}
