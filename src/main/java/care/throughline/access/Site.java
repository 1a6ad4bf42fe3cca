package care.throughline.access;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Set;

/**
 * A place where people are cared for, with its zone, hours and closed days. All arithmetic is pure.
 *
 * @param zone the zone in which everything a person sees is told
 * @param phone the neutral call-back number used in messages
 * @param hours a weekday that is missing is closed
 * @param closures days on which the site is closed whatever the weekday
 * @param partClosures days of which it is closed for some hours only, with those hours
 */
public record Site(
    String id,
    String name,
    ZoneId zone,
    String phone,
    Map<DayOfWeek, Hours> hours,
    Set<LocalDate> closures,
    Map<LocalDate, Hours> partClosures) {

  private static final int SECONDS = 60;

  /** A site that is never closed for a part of a day. */
  public Site(
      String id,
      String name,
      ZoneId zone,
      String phone,
      Map<DayOfWeek, Hours> hours,
      Set<LocalDate> closures) {
    this(id, name, zone, phone, hours, closures, Map.of());
  }

  /** The day it is at the site. */
  public LocalDate dayOf(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /** True when the site works on that day. */
  public boolean open(LocalDate day) {
    return hours.containsKey(day.getDayOfWeek()) && !closures.contains(day);
  }

  /** True when the site works on that day and is not closed at any of those minutes. */
  public boolean open(LocalDate day, LocalTime from, int minutes) {
    return open(day) && !closed(day, from, minutes);
  }

  /** True when a closure, of the whole day or of some hours, takes any of those minutes. */
  public boolean closed(LocalDate day, LocalTime from, int minutes) {
    Hours part = partClosures.get(day);
    return closures.contains(day)
        || (part != null
            && from.isBefore(part.closes())
            && part.opens().toSecondOfDay() < from.toSecondOfDay() + minutes * SECONDS);
  }

  /** The first open day on or after the given one. */
  public LocalDate openOnOrAfter(LocalDate day) {
    LocalDate found = day;
    while (!open(found)) {
      found = found.plusDays(1);
    }
    return found;
  }

  /** The n-th open day after the given one; n = 0 gives the first open day on or after it. */
  public LocalDate openDaysAfter(LocalDate day, int days) {
    LocalDate found = openOnOrAfter(day);
    for (int passed = 0; passed < days; passed++) {
      found = openOnOrAfter(found.plusDays(1));
    }
    return found;
  }

  /** Adds working time: the clock stands still while the site is closed. */
  public Instant plusWorkingTime(Instant start, Duration work) {
    ZonedDateTime at = start.atZone(zone);
    Duration left = work;
    while (true) {
      LocalDate day = openOnOrAfter(at.toLocalDate());
      Hours today = hoursOf(day);
      ZonedDateTime opens = day.atTime(today.opens()).atZone(zone);
      ZonedDateTime closes = day.atTime(today.closes()).atZone(zone);
      ZonedDateTime from = at.isAfter(opens) ? at : opens;
      Duration rest = Duration.between(from, closes);
      if (!rest.isNegative() && left.compareTo(rest) <= 0) {
        return from.plus(left).toInstant();
      }
      left = rest.isNegative() ? left : left.minus(rest);
      at = day.plusDays(1).atStartOfDay(zone);
    }
  }

  /**
   * The same local time n open days later; a time when the site is closed that day becomes its
   * closing time.
   */
  public Instant plusWorkingDays(Instant start, int days) {
    LocalDateTime local = start.atZone(zone).toLocalDateTime();
    LocalDate day = openDaysAfter(local.toLocalDate(), days);
    Hours that = hoursOf(day);
    LocalDateTime at = day.atTime(local.toLocalTime());
    if (at.toLocalTime().isAfter(that.closes())) {
      at = day.atTime(that.closes());
    } else if (at.toLocalTime().isBefore(that.opens())) {
      at = day.atTime(that.opens());
    }
    return at.atZone(zone).toInstant();
  }

  /** The same local time n calendar days later, right across changes of the clock. */
  public Instant plusCalendarDays(Instant start, int days) {
    return start.atZone(zone).plusDays(days).toInstant();
  }

  private Hours hoursOf(LocalDate day) {
    Hours found = hours.get(day.getDayOfWeek());
    if (found == null) {
      throw new IllegalStateException("Site " + id + " is closed on " + day + ".");
    }
    return found;
  }
}
