package care.throughline.platform.web;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Times as people read them, told from one moment in one zone. Pure: the same moment, zone and
 * instant always give the same words.
 *
 * @param now the moment from which "today" and "late" are told
 * @param zone the zone of the site
 */
public record TimeTexts(Instant now, ZoneId zone) {

  private static final DateTimeFormatter CLOCK = format("HH:mm");
  private static final DateTimeFormatter DAY = format("EEEE d MMMM");
  private static final DateTimeFormatter SHORT_DAY = format("EEE d MMM");
  private static final DateTimeFormatter SHORT_DATE = format("d MMM uuuu");
  private static final DateTimeFormatter MOMENT = format("EEEE d MMMM uuuu, HH:mm");

  private static final long MINUTES_PER_HOUR = 60;

  /** {@code 14:55}. */
  public String clock(Instant at) {
    return CLOCK.format(local(at));
  }

  /** {@code Monday 23 November}. */
  public String day(Instant at) {
    return DAY.format(local(at));
  }

  /** {@code 23 Nov 2026}. */
  public String date(LocalDate day) {
    return SHORT_DATE.format(day);
  }

  /** {@code Monday 23 November 2026, 14:55}. */
  public String moment(Instant at) {
    return MOMENT.format(local(at));
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
      return "today";
    }
    if (away == 1) {
      return "tomorrow";
    }
    if (away == -1) {
      return "yesterday";
    }
    return day.getYear() == today.getYear() ? SHORT_DAY.format(day) : SHORT_DATE.format(day);
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
      return "due now";
    }
    return left.isNegative() ? span(left.negated()) + " late" : "in " + span(left);
  }

  /**
   * The limit itself: {@code was due 13:35}, {@code was due yesterday 13:35}, {@code 15:30}, {@code
   * tomorrow 09:00}.
   */
  public String limit(Instant due) {
    boolean today = local(due).toLocalDate().equals(local(now).toLocalDate());
    String words = today ? clock(due) : when(due);
    return due.isAfter(now) ? words : "was due " + words;
  }

  /**
   * A length of time in its two largest useful units: {@code 35 min}, {@code 2 h}, {@code 1 h 20},
   * {@code 3 days}.
   */
  public static String span(Duration length) {
    long minutes = length.toMinutes();
    if (minutes < MINUTES_PER_HOUR) {
      return minutes + " min";
    }
    if (length.compareTo(Duration.ofDays(1)) < 0) {
      long rest = minutes % MINUTES_PER_HOUR;
      return minutes / MINUTES_PER_HOUR
          + " h"
          + (rest == 0 ? "" : String.format(Locale.ROOT, " %02d", rest));
    }
    return length.toDays() == 1 ? "1 day" : length.toDays() + " days";
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

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }
}
