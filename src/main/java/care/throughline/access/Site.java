package care.throughline.access;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** A site that does not open within so many days is taken for closed for good. */
  private static final int LONGEST_DAYS = 366;

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

  /**
   * When the site is open on a day, in order: its hours without what closures take of them; empty
   * when it is closed. Everything that counts in opening time asks here.
   */
  public List<Hours> openHours(LocalDate day) {
    Hours usual = hours.get(day.getDayOfWeek());
    if (usual == null || closures.contains(day)) {
      return List.of();
    }
    Hours part = partClosures.get(day);
    return part == null ? List.of(usual) : usual.without(part);
  }

  /** True when the site works on that day, or on a part of it. */
  public boolean open(LocalDate day) {
    return !openHours(day).isEmpty();
  }

  /** When the stretch ends in which the site is open at that instant; empty when it is closed. */
  public Optional<Instant> openUntil(Instant instant) {
    LocalDate day = dayOf(instant);
    return openHours(day).stream()
        .filter(part -> !at(day, part.opens()).isAfter(instant))
        .map(part -> at(day, part.closes()))
        .filter(instant::isBefore)
        .findFirst();
  }

  /**
   * The next instant at which the site is open, the given one when it is; empty when it does not
   * open within a year.
   */
  public Optional<Instant> opensNext(Instant instant) {
    LocalDate first = dayOf(instant);
    return first
        .datesUntil(first.plusDays(LONGEST_DAYS))
        .flatMap(day -> openHours(day).stream().map(part -> stretch(day, part)))
        .filter(part -> instant.isBefore(part.closes()))
        .map(part -> part.opens().isAfter(instant) ? part.opens() : instant)
        .findFirst();
  }

  /** True when the site works on that day and is not closed at any of those minutes. */
  public boolean open(LocalDate day, LocalTime from, int minutes) {
    return open(day) && !closed(day, from, minutes);
  }

  /** True when a closure, of the whole day or of some hours, takes any of those minutes. */
  public boolean closed(LocalDate day, LocalTime from, int minutes) {
    Hours part = partClosures.get(day);
    return closures.contains(day) || (part != null && part.touch(from, minutes));
  }

  /**
   * The first open day on or after the given one.
   *
   * @throws IllegalStateException when there is none within a year: nothing can be due at a site
   *     that never opens, so whoever looks after its calendar is asked for its hours
   */
  public LocalDate openOnOrAfter(LocalDate day) {
    return day.datesUntil(day.plusDays(LONGEST_DAYS))
        .filter(this::open)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Site "
                        + id
                        + " does not open within a year of "
                        + day
                        + "; enter its weekly hours in the calendar of the site."));
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
    LocalDate day = openOnOrAfter(dayOf(start));
    Duration left = work;
    while (true) {
      for (Hours part : openHours(day)) {
        Stretch open = stretch(day, part);
        Instant from = start.isAfter(open.opens()) ? start : open.opens();
        Duration rest = Duration.between(from, open.closes());
        if (!rest.isNegative()) {
          if (left.compareTo(rest) <= 0) {
            return from.plus(left);
          }
          left = left.minus(rest);
        }
      }
      day = openOnOrAfter(day.plusDays(1));
    }
  }

  /**
   * The same local time n open days later. A time at which the site is closed that day becomes the
   * next one at which it is open, or its closing time when it does not open again.
   */
  public Instant plusWorkingDays(Instant start, int days) {
    LocalDateTime local = start.atZone(zone).toLocalDateTime();
    LocalDate day = openDaysAfter(local.toLocalDate(), days);
    List<Hours> parts = openHours(day);
    LocalTime time = local.toLocalTime();
    LocalTime at =
        parts.stream()
            .filter(part -> !time.isAfter(part.closes()))
            .map(part -> time.isBefore(part.opens()) ? part.opens() : time)
            .findFirst()
            .orElse(parts.get(parts.size() - 1).closes());
    return at(day, at);
  }

  /** The same local time n calendar days later, right across changes of the clock. */
  public Instant plusCalendarDays(Instant start, int days) {
    return start.atZone(zone).plusDays(days).toInstant();
  }

  /** Hours of one day as instants. */
  private record Stretch(Instant opens, Instant closes) {}

  private Stretch stretch(LocalDate day, Hours hours) {
    return new Stretch(at(day, hours.opens()), at(day, hours.closes()));
  }

  private Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }
}
