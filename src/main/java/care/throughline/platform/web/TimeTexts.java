package care.throughline.platform.web;

import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;

/**
 * Times as people read them, told from one moment in one zone, in the language of whoever is
 * served.
 *
 * @param now the moment from which "today" and "late" are told
 * @param zone the zone of the site
 */
public record TimeTexts(Instant now, ZoneId zone) {

  private static final long MINUTES_PER_HOUR = 60;

  /** {@code 14:55}. */
  public String clock(Instant at) {
    return DateText.CLOCK.of(local(at));
  }

  /** {@code Monday 23 November}. */
  public String day(Instant at) {
    return DateText.DAY.of(local(at));
  }

  /** {@code 23 Nov 2026}. */
  public String date(LocalDate day) {
    return DateText.SHORT_DATE_AND_YEAR.of(day);
  }

  /** {@code Monday 23 November 2026, 14:55}. */
  public String moment(Instant at) {
    return DateText.MOMENT.of(local(at));
  }

  /**
   * {@code today}, {@code yesterday}, {@code tomorrow}, {@code Thu 26 Nov}, or with the year when
   * it is another one.
   */
  public String nearDay(Instant at) {
    LocalDate day = local(at).toLocalDate();
    LocalDate today = local(now).toLocalDate();
    long away = ChronoUnit.DAYS.between(today, day);
    if (away == 0) {
      return Texts.of("platform.time.today");
    }
    if (away == 1) {
      return Texts.of("platform.time.tomorrow");
    }
    if (away == -1) {
      return Texts.of("platform.time.yesterday");
    }
    return day.getYear() == today.getYear()
        ? DateText.SHORT_DAY.of(day)
        : DateText.SHORT_DATE_AND_YEAR.of(day);
  }

  /** {@code today 14:20}, {@code Thu 26 Nov 09:00}. */
  public String when(Instant at) {
    return nearDay(at) + " " + clock(at);
  }

  /**
   * How much time is left or overdrawn: {@code in 35 min}, {@code 1 h 20 late}, {@code due now}.
   */
  public String left(Instant due) {
    Duration left = Duration.between(now, due);
    if (left.abs().compareTo(Duration.ofMinutes(1)) < 0) {
      return Texts.of("platform.time.due-now");
    }
    return left.isNegative()
        ? Texts.of("platform.time.late", span(left.negated()))
        : Texts.of("platform.time.in", span(left));
  }

  /**
   * The limit itself: {@code was due 13:35}, {@code was due yesterday 13:35}, {@code 15:30}, {@code
   * tomorrow 09:00}.
   */
  public String limit(Instant due) {
    boolean today = local(due).toLocalDate().equals(local(now).toLocalDate());
    String words = today ? clock(due) : when(due);
    return due.isAfter(now) ? words : Texts.of("platform.time.was-due", words);
  }

  /**
   * A length of time in its two largest useful units: {@code 35 min}, {@code 2 h}, {@code 1 h 20},
   * {@code 3 days}.
   */
  public static String span(Duration length) {
    long minutes = length.toMinutes();
    if (minutes < MINUTES_PER_HOUR) {
      return Texts.of("platform.time.minutes", minutes);
    }
    if (length.compareTo(Duration.ofDays(1)) < 0) {
      long hours = minutes / MINUTES_PER_HOUR;
      long rest = minutes % MINUTES_PER_HOUR;
      return rest == 0
          ? Texts.of("platform.time.hours", hours)
          : Texts.of("platform.time.hours-and-minutes", hours, rest);
    }
    return Texts.of("platform.time.days", length.toDays());
  }

  /** Midnight with which this day began. */
  public Instant startOfToday() {
    return startOfDay(0);
  }

  /** Midnight that many days after the one with which this day began. */
  public Instant startOfDay(int daysFromToday) {
    return local(now).toLocalDate().plusDays(daysFromToday).atStartOfDay(zone).toInstant();
  }

  private ZonedDateTime local(Instant at) {
    return at.atZone(zone);
  }
}
