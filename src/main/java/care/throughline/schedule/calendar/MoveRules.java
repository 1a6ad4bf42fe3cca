package care.throughline.schedule.calendar;

import care.throughline.access.Hours;
import care.throughline.access.Site;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.schedule.Span;
import care.throughline.schedule.booking.Practice;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * When something may take place, whatever is booked; pure.
 *
 * @param closures of the site from today on
 * @param staff who takes part; who has no hours entered is asked for leave only
 */
record MoveRules(Site site, List<Closure> closures, List<Practice> staff, Instant now) {

  private static final int SHORTEST = 15;
  private static final int STEP_MINUTES = 30;
  private static final int DAYS_AHEAD = 14;

  /** Why it may not be then, with the way out; empty when it may. */
  Optional<String> objection(NewTime time) {
    String day = DateText.DAY_AND_YEAR.of(time.day());
    if (!time.from().isBefore(time.until())) {
      return Optional.of(Texts.of("schedule.move.ends-before", time.until(), time.from()));
    }
    if (time.minutes() < SHORTEST) {
      return Optional.of(Texts.of("schedule.move.too-short", time.minutes(), SHORTEST));
    }
    if (span(time).start().isBefore(now)) {
      return Optional.of(Texts.of("schedule.move.past", day, time.from()));
    }
    Optional<Closure> closed = closure(time);
    if (closed.isPresent()) {
      return Optional.of(
          Texts.of("schedule.move.site-closed", site.name(), day, closed.get().reason()));
    }
    Hours hours = site.hours().get(time.day().getDayOfWeek());
    if (hours == null) {
      return Optional.of(
          Texts.of(
              "schedule.move.site-not-open",
              site.name(),
              time.day().getDayOfWeek().getDisplayName(TextStyle.FULL, Texts.language())));
    }
    if (time.from().isBefore(hours.opens()) || time.until().isAfter(hours.closes())) {
      return Optional.of(
          Texts.of(
              "schedule.move.outside-hours",
              time.from(),
              time.until(),
              site.name(),
              hours.opens(),
              hours.closes()));
    }
    return staff.stream().flatMap(one -> away(one, time).stream()).findFirst();
  }

  /**
   * The next times at which it may be and everybody is free, soonest first.
   *
   * @param taken spans of everybody and of the room
   * @param wished where the search begins
   */
  List<NewTime> next(NewTime wished, Collection<Span> taken, int count) {
    List<NewTime> found = new ArrayList<>();
    for (int ahead = 0; ahead < DAYS_AHEAD && found.size() < count; ahead++) {
      LocalDate day = wished.day().plusDays(ahead);
      Hours hours = site.hours().get(day.getDayOfWeek());
      if (hours == null) {
        continue;
      }
      int last = hours.closes().toSecondOfDay() / 60 - wished.minutes();
      int first = hours.opens().toSecondOfDay() / 60;
      for (int minute = first; minute <= last && found.size() < count; minute += STEP_MINUTES) {
        NewTime time = wished.at(day, LocalTime.ofSecondOfDay(minute * 60L));
        boolean later = ahead > 0 || time.from().isAfter(wished.from());
        if (later && objection(time).isEmpty() && taken.stream().noneMatch(span(time)::overlaps)) {
          found.add(time);
        }
      }
    }
    return found;
  }

  /**
   * Another time in the calendar week of one that cannot be: the same hour on a day after it, then
   * on one before it, then another hour in the same order of days; empty when there is none.
   *
   * @param taken spans of everybody and of the room
   */
  Optional<NewTime> sameWeek(NewTime meant, Collection<Span> taken) {
    LocalDate monday = meant.day().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    List<LocalDate> days =
        Stream.of(
                meant.day().plusDays(1).datesUntil(monday.plusWeeks(1)),
                monday.datesUntil(meant.day()),
                Stream.of(meant.day()))
            .flatMap(some -> some)
            .toList();
    Stream<NewTime> sameHour = days.stream().map(day -> meant.at(day, meant.from()));
    Stream<NewTime> otherHours = days.stream().flatMap(day -> hours(meant, day));
    return Stream.concat(sameHour, otherHours)
        .filter(time -> objection(time).isEmpty())
        .filter(time -> taken.stream().noneMatch(span(time)::overlaps))
        .findFirst();
  }

  /** Every half hour at which it ends before the site closes. */
  private Stream<NewTime> hours(NewTime meant, LocalDate day) {
    Hours hours = site.hours().get(day.getDayOfWeek());
    if (hours == null) {
      return Stream.empty();
    }
    int last = hours.closes().toSecondOfDay() / 60 - meant.minutes();
    return IntStream.iterate(
            hours.opens().toSecondOfDay() / 60,
            minute -> minute <= last,
            minute -> minute + STEP_MINUTES)
        .mapToObj(minute -> meant.at(day, LocalTime.ofSecondOfDay(minute * 60L)));
  }

  Span span(NewTime time) {
    return Span.of(time.day(), time.from(), time.minutes(), site.zone());
  }

  private Optional<Closure> closure(NewTime time) {
    return closures.stream()
        .filter(closure -> closure.day().equals(time.day()))
        .filter(closure -> closure.touches(time.from(), time.minutes()))
        .findFirst();
  }

  private static Optional<String> away(Practice one, NewTime time) {
    if (one.goneBy(time.day())) {
      return Optional.of(Texts.of("schedule.move.staff-gone", one.name()));
    }
    if (one.leaveOn(time.day()).isPresent()) {
      return Optional.of(Texts.of("schedule.move.staff-away", one.name()));
    }
    return one.hours().isEmpty() || one.worksOn(time.day(), time.from(), time.until())
        ? Optional.empty()
        : Optional.of(Texts.of("schedule.move.staff-hours", one.name(), time.from(), time.until()));
  }
}
