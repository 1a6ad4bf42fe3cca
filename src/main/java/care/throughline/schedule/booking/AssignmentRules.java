package care.throughline.schedule.booking;

import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.schedule.Alternative;
import care.throughline.schedule.ScheduleRefused;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whether a therapist may see one more person at an hour; pure. */
final class AssignmentRules {

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
          Texts.of("schedule-group.hour.minutes", wish.minutes(), SHORTEST, LONGEST));
    }
    LocalDate meeting = wish.first().with(TemporalAdjusters.nextOrSame(wish.weekday()));
    String name = practice.name();
    if (practice.goneBy(meeting)) {
      throw new ScheduleRefused(
          Texts.of("schedule-group.hour.gone", name, DateText.DATE_AND_YEAR.of(meeting)));
    }
    practice
        .expiredOn(meeting)
        .ifPresent(
            expired -> {
              throw new ScheduleRefused(
                  Texts.of(
                      "schedule-group.hour.expired",
                      expired.name(),
                      name,
                      DateText.DATE_AND_YEAR.of(expired.expiresOn())));
            });
    if (!theirs && practice.full()) {
      throw new ScheduleRefused(
          Texts.of("schedule-group.hour.full", name, practice.caseload(), practice.blockAt()));
    }
    LocalTime until = wish.starts().plusMinutes(wish.minutes());
    if (!practice.worksOn(meeting, wish.starts(), until)) {
      throw new ScheduleRefused(
          Texts.of(
              "schedule-group.hour.not-at-work",
              name,
              words(wish.weekday(), wish.starts(), wish.minutes())));
    }
  }

  /** What is worth a thought; null when nothing is. */
  static @Nullable String warning(Practice practice) {
    int people = practice.caseload() + 1;
    return people > practice.warnAt() || practice.nearlyFull()
        ? Texts.of("schedule-group.hour.many", practice.name(), people, practice.warnAt())
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
                    Texts.of(
                        "schedule-group.hour.with",
                        words(hour.weekday(), hour.starts(), hour.minutes()),
                        practice.name()),
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
    return Texts.of(
        "schedule-group.weekly-hour",
        weekday.getDisplayName(TextStyle.FULL, Texts.language()),
        starts,
        starts.plusMinutes(minutes));
  }
}
