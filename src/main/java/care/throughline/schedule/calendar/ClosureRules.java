package care.throughline.schedule.calendar;

import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.schedule.ScheduleRefused;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a site may be closed as wished; pure. */
final class ClosureRules {

  private static final int FARTHEST_YEARS = 3;

  /** A quarter of a year; whoever writes more has most likely taken the wrong month. */
  private static final int MOST_DAYS = 92;

  private ClosureRules() {}

  /**
   * Refuses a closure that cannot be.
   *
   * @param today at the site
   * @param known days on which the site is closed from today on
   * @return the days to close; those that are closed as a whole already are left as they are
   * @throws ScheduleRefused with the way out
   */
  static List<NewClosure.ClosedDay> check(NewClosure wish, LocalDate today, List<Closure> known) {
    if (wish.reason().isBlank()) {
      throw noReason();
    }
    days(wish, today);
    if (wish.oneDay()) {
      hours(wish.from(), wish.until());
    } else if (LocalTime.MIDNIGHT.equals(wish.until())) {
      throw new ScheduleRefused(Texts.of("schedule.closure.first-minute", words(wish.lastDay())));
    }
    List<NewClosure.ClosedDay> open =
        wish.days().stream()
            .filter(day -> known.stream().noneMatch(one -> one.day().equals(day.day())))
            .toList();
    known.stream()
        .filter(one -> !one.day().isBefore(wish.day()) && !one.day().isAfter(wish.lastDay()))
        .filter(one -> open.isEmpty() || !one.wholeDay())
        .findFirst()
        .ifPresent(
            one -> {
              throw alreadyClosed(one);
            });
    return open;
  }

  private static void days(NewClosure wish, LocalDate today) {
    if (wish.day().isBefore(today)) {
      throw new ScheduleRefused(Texts.of("schedule.closure.past", words(wish.day())));
    }
    if (wish.lastDay().isBefore(wish.day())) {
      throw new ScheduleRefused(
          Texts.of("schedule.closure.days-swapped", words(wish.lastDay()), words(wish.day())));
    }
    if (wish.lastDay().isAfter(today.plusYears(FARTHEST_YEARS))) {
      throw new ScheduleRefused(Texts.of("schedule.closure.far-ahead", words(wish.lastDay())));
    }
    long days = ChronoUnit.DAYS.between(wish.day(), wish.lastDay()) + 1;
    if (days > MOST_DAYS) {
      throw new ScheduleRefused(Texts.of("schedule.closure.too-long", days, MOST_DAYS));
    }
  }

  private static void hours(@Nullable LocalTime from, @Nullable LocalTime until) {
    if ((from == null) != (until == null)) {
      throw new ScheduleRefused(Texts.of("schedule.closure.one-time"));
    }
    if (from != null && until != null && !from.isBefore(until)) {
      throw new ScheduleRefused(Texts.of("schedule.closure.ends-before", until, from));
    }
  }

  static ScheduleRefused noReason() {
    return new ScheduleRefused(Texts.of("schedule.closure.no-reason"));
  }

  static ScheduleRefused alreadyClosed(Closure known) {
    return new ScheduleRefused(
        Texts.of("schedule.closure.already-closed", words(known.day()), known.reason()));
  }

  private static String words(LocalDate day) {
    return DateText.DAY_AND_YEAR.of(day);
  }
}
