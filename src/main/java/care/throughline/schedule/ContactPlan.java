package care.throughline.schedule;

import care.throughline.access.Hours;
import care.throughline.access.Site;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Objects;

/**
 * When to try to reach a referred person: five attempts on days 0, 1, 2, 5 and 9 at different parts
 * of the day, inside clinic hours (domain guide 4.3, T-02); on day 10 it ends.
 */
final class ContactPlan {

  /** Attempts before the person counts as not reached. */
  static final int ATTEMPTS = 5;

  /** How long a person who was not reached comes back without a new referral. */
  static final Period REOPEN = Period.ofDays(30);

  private static final int[] DAYS = {0, 1, 2, 5, 9, 10};

  private ContactPlan() {}

  /** The first attempt: at once, or when the clinic opens. */
  static Instant first(Instant now, Site site) {
    return site.plusWorkingTime(now, Duration.ZERO);
  }

  /**
   * The next attempt, or for a number above {@link #ATTEMPTS} the end of the wait. Never on the day
   * of the attempt before, never in the past.
   *
   * @param number 2 for the second attempt
   * @param first when the first attempt was due
   * @param previous when the one before was due
   */
  static Instant next(int number, Instant first, Instant previous, Instant now, Site site) {
    LocalDate wished = site.dayOf(first).plusDays(DAYS[Math.min(number, DAYS.length) - 1]);
    LocalDate earliest = site.dayOf(previous).plusDays(1);
    DayPart part = DayPart.of(first.atZone(site.zone()).toLocalTime()).after(number - 1);
    Instant planned = at(wished.isBefore(earliest) ? earliest : wished, part, site);
    return planned.isAfter(now) ? planned : at(site.dayOf(now).plusDays(1), part, site);
  }

  /** Until when a person who was not reached may come back without a new referral. */
  static Instant reopenUntil(Instant now, Site site) {
    return site.plusCalendarDays(now, REOPEN.getDays());
  }

  /** In that part of the first open day on or after the given one. */
  static Instant at(LocalDate day, DayPart part, Site site) {
    LocalDate open = site.openOnOrAfter(day);
    Hours hours = Objects.requireNonNull(site.hours().get(open.getDayOfWeek()));
    return open.atTime(part.within(hours)).atZone(site.zone()).toInstant();
  }
}
