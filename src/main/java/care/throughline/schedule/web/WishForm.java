package care.throughline.schedule.web;

import care.throughline.platform.Texts;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.placing.WeekTime;
import care.throughline.schedule.placing.Wishes;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Availability and wishes as the page edits them: one stretch a day, and one they prefer. */
record WishForm(
    List<Day> days,
    @Nullable String track,
    @Nullable String language,
    @Nullable String therapistGender,
    @Nullable String telehealth,
    boolean stepFree) {

  /**
   * One weekday; times as the form writes them, empty when there is none.
   *
   * @param number 1 is Monday
   */
  record Day(
      int number, String name, String from, String until, String rather, String ratherUntil) {}

  static WishForm of(Wishes wishes) {
    return new WishForm(
        Arrays.stream(DayOfWeek.values())
            .map(
                day ->
                    new Day(
                        day.getValue(),
                        day.getDisplayName(TextStyle.FULL, Texts.language()),
                        first(wishes.available(), day, true),
                        first(wishes.available(), day, false),
                        first(wishes.preferred(), day, true),
                        first(wishes.preferred(), day, false)))
            .toList(),
        wishes.track(),
        wishes.language(),
        wishes.therapistGender(),
        wishes.telehealth(),
        wishes.stepFree());
  }

  /** As it was typed, readable or not. */
  static WishForm typed(MultiValueMap<String, String> form) {
    return new WishForm(
        Arrays.stream(DayOfWeek.values())
            .map(
                day ->
                    new Day(
                        day.getValue(),
                        day.getDisplayName(TextStyle.FULL, Texts.language()),
                        sent(form, "from" + day.getValue()),
                        sent(form, "until" + day.getValue()),
                        sent(form, "rather" + day.getValue()),
                        sent(form, "ratherUntil" + day.getValue())))
            .toList(),
        wish(form, "track"),
        wish(form, "language"),
        wish(form, "therapistGender"),
        wish(form, "telehealth"),
        wish(form, "stepFree") != null);
  }

  private static String sent(MultiValueMap<String, String> form, String name) {
    return Objects.requireNonNullElse(form.getFirst(name), "");
  }

  /**
   * Reads what was sent.
   *
   * @throws ScheduleRefused when a time ends before it begins or only half of it is there
   */
  static Wishes read(MultiValueMap<String, String> form) {
    List<WeekTime> available = new ArrayList<>();
    List<WeekTime> preferred = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      read(form, day, "from", "until", available);
      read(form, day, "rather", "ratherUntil", preferred);
    }
    return new Wishes(
        available,
        preferred,
        wish(form, "track"),
        wish(form, "language"),
        wish(form, "therapistGender"),
        wish(form, "telehealth"),
        wish(form, "stepFree") != null);
  }

  private static void read(
      MultiValueMap<String, String> form,
      DayOfWeek day,
      String begins,
      String ends,
      List<WeekTime> times) {
    String from = wish(form, begins + day.getValue());
    String until = wish(form, ends + day.getValue());
    if (from == null && until == null) {
      return;
    }
    String name = day.getDisplayName(TextStyle.FULL, Texts.language());
    if (from == null || until == null) {
      throw new ScheduleRefused(Texts.of("schedule-pages.wishes.one-time", name));
    }
    try {
      times.add(
          new WeekTime(
              day,
              LocalTime.parse(from).toSecondOfDay() / 60,
              LocalTime.parse(until).toSecondOfDay() / 60));
    } catch (DateTimeException | IllegalArgumentException unreadable) {
      throw new ScheduleRefused(Texts.of("schedule-pages.wishes.wrong-order", name, from, until));
    }
  }

  private static @Nullable String wish(MultiValueMap<String, String> form, String name) {
    String value = form.getFirst(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static String first(List<WeekTime> times, DayOfWeek day, boolean start) {
    return times.stream()
        .filter(time -> time.day() == day)
        .findFirst()
        .map(
            time ->
                start
                    ? time.starts().toString()
                    : LocalTime.ofSecondOfDay(Math.min(time.until(), 24 * 60 - 1) * 60L).toString())
        .orElse("");
  }
}
