package care.throughline.schedule.calendar;

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
      throw new ScheduleRefused(
          "The closure would end with the first minute of "
              + words(wish.lastDay())
              + "; write the day before as its last one.");
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
      throw new ScheduleRefused(words(wish.day()) + " is past; choose today or a day to come.");
    }
    if (wish.lastDay().isBefore(wish.day())) {
      throw new ScheduleRefused(
          "The closure ends on "
              + words(wish.lastDay())
              + ", before it begins on "
              + words(wish.day())
              + "; swap the two days.");
    }
    if (wish.lastDay().isAfter(today.plusYears(FARTHEST_YEARS))) {
      throw new ScheduleRefused(
          words(wish.lastDay()) + " is more than three years ahead; check the year.");
    }
    long days = ChronoUnit.DAYS.between(wish.day(), wish.lastDay()) + 1;
    if (days > MOST_DAYS) {
      throw new ScheduleRefused(
          "The closure would last "
              + days
              + " days and "
              + MOST_DAYS
              + " are the most; check its last day.");
    }
  }

  private static void hours(@Nullable LocalTime from, @Nullable LocalTime until) {
    if ((from == null) != (until == null)) {
      throw new ScheduleRefused(
          "The closure has only one of its two times; write both, or none for the whole day.");
    }
    if (from != null && until != null && !from.isBefore(until)) {
      throw new ScheduleRefused(
          "The closure ends at "
              + until
              + ", before it begins at "
              + from
              + "; write an end that is later than the start.");
    }
  }

  static ScheduleRefused noReason() {
    return new ScheduleRefused(
        "The closure has no reason; write one for staff, such as snow or Thanksgiving.");
  }

  static ScheduleRefused alreadyClosed(Closure known) {
    return new ScheduleRefused(
        words(known.day())
            + " is already closed ("
            + known.reason()
            + "); take that closure back first if this one differs.");
  }

  private static String words(LocalDate day) {
    return Closures.DAY.format(day);
  }
}
