package care.throughline.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When to call a person after discharge (domain guide 4.12): every week for 8 weeks, every two
 * weeks to week 26, every month to month 12, and then every three months for as long as the clinic
 * wants. A contact that was missed is tried again 1, 3 and 7 days later, unless the next one comes
 * first; with every contact missed after the first in a row, outreach is due.
 */
final class AftercarePlan {

  private static final int[] RETRY_DAYS = {1, 3, 7};
  private static final int MISSED_FOR_OUTREACH = 2;

  private AftercarePlan() {}

  /**
   * One planned contact.
   *
   * @param contact its number in the plan, 1-based
   * @param retry 0 for the contact itself, 1 to 3 for a further try
   * @param missed contacts missed in a row before it, tries not counted
   * @param on a calendar day; the last one planned when {@code over}
   * @param outreach true when the contact just missed calls for outreach
   * @param over true when no further contact is planned
   */
  record Contact(
      int contact, int retry, int missed, LocalDate on, boolean outreach, boolean over) {}

  /** The days of all contacts, beginning a week after the start. */
  static List<LocalDate> days(LocalDate start, int months) {
    List<LocalDate> days = new ArrayList<>();
    for (int week = 1; week <= 8; week++) {
      days.add(start.plusWeeks(week));
    }
    for (int week = 10; week <= 26; week += 2) {
      days.add(start.plusWeeks(week));
    }
    for (int month = 7; month <= 12; month++) {
      days.add(start.plusMonths(month));
    }
    for (int month = 15; month <= 24; month += 3) {
      days.add(start.plusMonths(month));
    }
    LocalDate end = start.plusMonths(months);
    return days.stream().filter(day -> !day.isAfter(end)).toList();
  }

  /** The first contact. */
  static Contact first(LocalDate start, int months, LocalDate today) {
    return regular(days(start, months), 0, 0, start, false, today);
  }

  /**
   * The contact after one that was made or missed.
   *
   * @param last the one planned before; its result is {@code made}
   */
  static Contact next(LocalDate start, int months, Contact last, boolean made, LocalDate today) {
    List<LocalDate> days = days(start, months);
    if (made) {
      return regular(days, last.contact(), 0, last.on(), false, today);
    }
    int missed = last.missed() + (last.retry() == 0 ? 1 : 0);
    boolean outreach = last.retry() == 0 && missed >= MISSED_FOR_OUTREACH;
    LocalDate again = again(days, last, today);
    return again == null
        ? regular(days, last.contact(), missed, last.on(), outreach, today)
        : new Contact(last.contact(), last.retry() + 1, missed, again, outreach, false);
  }

  /** The day of the next try; null when the tries are used up or the next contact comes first. */
  private static @Nullable LocalDate again(List<LocalDate> days, Contact last, LocalDate today) {
    if (last.retry() >= RETRY_DAYS.length) {
      return null;
    }
    LocalDate wished = days.get(last.contact() - 1).plusDays(RETRY_DAYS[last.retry()]);
    LocalDate again = wished.isAfter(today) ? wished : today.plusDays(1);
    boolean nextComesFirst =
        last.contact() < days.size() && !again.isBefore(days.get(last.contact()));
    return nextComesFirst ? null : again;
  }

  /** The first contact of the plan after the given number that is not past. */
  private static Contact regular(
      List<LocalDate> days,
      int after,
      int missed,
      LocalDate lastDay,
      boolean outreach,
      LocalDate today) {
    for (int contact = after + 1; contact <= days.size(); contact++) {
      LocalDate day = days.get(contact - 1);
      if (day.isAfter(today)) {
        return new Contact(contact, 0, missed, day, outreach, false);
      }
    }
    return new Contact(after, 0, missed, lastDay, outreach, true);
  }
}
