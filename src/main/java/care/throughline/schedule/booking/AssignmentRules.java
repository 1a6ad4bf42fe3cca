package care.throughline.schedule.booking;

import care.throughline.schedule.Alternative;
import care.throughline.schedule.ScheduleRefused;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whether a therapist may see one more person at an hour; pure. */
final class AssignmentRules {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
  private static final int SHORTEST = 15;
  private static final int LONGEST = 240;
  private static final int ALTERNATIVES = 3;
  private static final int STEP_MINUTES = 30;
  private static final int DAY_MINUTES = 24 * 60;
  private static final int WEEK_MINUTES = 7 * DAY_MINUTES;

  private AssignmentRules() {}

  /**
   * Refuses an assignment that must not be.
   *
   * @param theirs true when the person is already theirs and does not add to the caseload
   * @throws ScheduleRefused with the way out
   */
  static void check(NewAssignment wish, Practice practice, boolean theirs) {
    if (wish.minutes() < SHORTEST || wish.minutes() > LONGEST) {
      throw new ScheduleRefused(
          "A weekly hour cannot have "
              + wish.minutes()
              + " minutes; write "
              + SHORTEST
              + " to "
              + LONGEST
              + ".");
    }
    LocalDate meeting = wish.first().with(TemporalAdjusters.nextOrSame(wish.weekday()));
    String name = practice.name();
    if (practice.goneBy(meeting)) {
      throw new ScheduleRefused(
          name + " no longer works here on " + DAY.format(meeting) + "; choose another therapist.");
    }
    practice
        .expiredOn(meeting)
        .ifPresent(
            expired -> {
              throw new ScheduleRefused(
                  "\""
                      + expired.name()
                      + "\" of "
                      + name
                      + " expires on "
                      + DAY.format(expired.expiresOn())
                      + ", before the first meeting; choose another therapist, or enter the renewed one under Staff hours.");
            });
    if (!theirs && practice.full()) {
      throw new ScheduleRefused(
          name
              + " sees "
              + practice.caseload()
              + " people and "
              + practice.blockAt()
              + " is the most; choose another therapist, end an assignment that is over, or let a supervisor raise the limit under Staff hours.");
    }
    LocalTime until = wish.starts().plusMinutes(wish.minutes());
    if (!practice.worksOn(meeting, wish.starts(), until)) {
      throw new ScheduleRefused(
          name
              + " does not work on "
              + words(wish.weekday(), wish.starts(), wish.minutes())
              + "; choose an hour inside their working hours.");
    }
  }

  /** What is worth a thought; null when nothing is. */
  static @Nullable String warning(Practice practice) {
    int people = practice.caseload() + 1;
    return people > practice.warnAt() || practice.nearlyFull()
        ? practice.name()
            + " now sees "
            + people
            + " people; from "
            + practice.warnAt()
            + " on consider another therapist."
        : null;
  }

  static boolean sameHour(TherapistAssignment other, NewAssignment wish) {
    return other.weekday() == wish.weekday()
        && other.starts().isBefore(wish.starts().plusMinutes(wish.minutes()))
        && wish.starts().isBefore(other.starts().plusMinutes(other.minutes()));
  }

  /**
   * The next three hours of the week, from the wished one on, at which the therapist works and sees
   * nobody.
   */
  static List<Alternative> next(
      NewAssignment wish, Practice practice, List<TherapistAssignment> others) {
    return IntStream.iterate(
            STEP_MINUTES, ahead -> ahead < WEEK_MINUTES, ahead -> ahead + STEP_MINUTES)
        .mapToObj(ahead -> later(wish, ahead))
        .filter(
            hour ->
                practice.worksOn(
                    hour.first().with(TemporalAdjusters.nextOrSame(hour.weekday())),
                    hour.starts(),
                    hour.starts().plusMinutes(hour.minutes())))
        .filter(hour -> others.stream().noneMatch(other -> sameHour(other, hour)))
        .limit(ALTERNATIVES)
        .map(
            hour ->
                new Alternative(
                    words(hour.weekday(), hour.starts(), hour.minutes())
                        + " with "
                        + practice.name(),
                    Map.of(
                        "therapist", hour.therapist().value().toString(),
                        "weekday", String.valueOf(hour.weekday().getValue()),
                        "starts", hour.starts().toString(),
                        "minutes", String.valueOf(hour.minutes()))))
        .toList();
  }

  private static NewAssignment later(NewAssignment wish, int minutes) {
    int minute = wish.starts().toSecondOfDay() / 60 + minutes;
    return new NewAssignment(
        wish.episode(),
        wish.therapist(),
        wish.weekday().plus(minute / DAY_MINUTES),
        LocalTime.ofSecondOfDay(minute % DAY_MINUTES * 60L),
        wish.minutes(),
        wish.room(),
        wish.first());
  }

  static String words(DayOfWeek weekday, LocalTime starts, int minutes) {
    return weekday.getDisplayName(TextStyle.FULL, Locale.ENGLISH)
        + " "
        + starts
        + " to "
        + starts.plusMinutes(minutes);
  }
}
