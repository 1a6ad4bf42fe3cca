package care.throughline.schedule;

import care.throughline.access.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * Arithmetic of programme weeks. A week is seven days of the clinic's calendar, from midnight to
 * midnight in its zone.
 */
final class Week {

  private static final int DAYS = 7;

  /** Programmes shorter than this are decided about one week before their end, not two. */
  private static final int SHORT_PROGRAMME = 6;

  private static final int DECISIVE_WEEKS_BEFORE_END = 2;

  private Week() {}

  /** The first day of a programme that is agreed on now: the first open day after today. */
  static LocalDate firstDay(Instant now, Site site) {
    return site.openOnOrAfter(site.dayOf(now).plusDays(1));
  }

  /** The day on which a later week begins. */
  static LocalDate startOf(int week, int known, LocalDate knownStartsOn) {
    return knownStartsOn.plusDays((long) DAYS * (week - known));
  }

  /** The end of a week: midnight at the clinic, right across changes of the clock. */
  static Instant endsAt(LocalDate startsOn, ZoneId zone) {
    return startsOn.plusDays(DAYS).atStartOfDay(zone).toInstant();
  }

  /** Which review a closed week calls for: {@code weekly}, {@code midway} or {@code decisive}. */
  static String reviewKind(int week, int weeksPlanned) {
    int decisive =
        Math.max(
            1, weeksPlanned - (weeksPlanned < SHORT_PROGRAMME ? 1 : DECISIVE_WEEKS_BEFORE_END));
    if (week == decisive) {
      return "decisive";
    }
    return week == weeksPlanned / 2 && week > 1 ? "midway" : "weekly";
  }

  /** Share of the dose that was had, rounded down; 100 when none was meant. */
  static int dosePercent(int attendedMinutes, int plannedMinutes) {
    return plannedMinutes <= 0 ? 100 : (int) (100L * attendedMinutes / plannedMinutes);
  }
}
