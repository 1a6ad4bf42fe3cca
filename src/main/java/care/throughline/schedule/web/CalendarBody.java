package care.throughline.schedule.web;

import care.throughline.access.Hours;
import care.throughline.platform.Texts;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.calendar.HolidayPolicy;
import care.throughline.schedule.calendar.NewClosure;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is typed about a calendar, read strictly: a refusal names what could not be read. */
final class CalendarBody {

  private CalendarBody() {}

  /**
   * A closure as it is typed or sent.
   *
   * @param lastDay empty for a single day
   * @param from on the first day; empty from its first minute on
   * @param until on the last day; empty until its last minute
   */
  record ClosureBody(
      @Nullable String day,
      @Nullable String lastDay,
      @Nullable String from,
      @Nullable String until,
      @Nullable Boolean holiday,
      @Nullable String reason) {

    NewClosure read(String site) {
      LocalDate first = CalendarBody.day(day);
      return new NewClosure(
          site,
          first,
          blank(lastDay) ? first : CalendarBody.day(lastDay),
          blank(from) ? null : time(from),
          blank(until) ? null : time(until),
          Boolean.TRUE.equals(holiday),
          Objects.requireNonNullElse(reason, ""));
    }
  }

  /**
   * The holiday policy with that key.
   *
   * @throws ScheduleRefused when there is none
   */
  static HolidayPolicy policy(@Nullable String key) {
    return Arrays.stream(HolidayPolicy.values())
        .filter(one -> one.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new ScheduleRefused(
                    Texts.of(
                        "schedule-pages.sent.policy",
                        Arrays.stream(HolidayPolicy.values())
                            .map(HolidayPolicy::key)
                            .collect(Collectors.joining(", ")))));
  }

  /** Hours by weekday, such as {@code "monday": {"opens": "08:00", "closes": "20:00"}}. */
  static Map<DayOfWeek, Hours> week(Map<String, ? extends Map<String, String>> days) {
    Map<DayOfWeek, Hours> week = new EnumMap<>(DayOfWeek.class);
    days.forEach(
        (name, that) -> {
          String opens = that.get("opens");
          String closes = that.get("closes");
          if (!blank(opens) || !blank(closes)) {
            week.put(weekday(name), new Hours(time(opens), time(closes)));
          }
        });
    return week;
  }

  static DayOfWeek weekday(String name) {
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().equals(name.toUpperCase(Locale.ROOT))) {
        return day;
      }
    }
    throw new ScheduleRefused(Texts.of("schedule-pages.sent.weekday", name));
  }

  static LocalDate day(@Nullable String text) {
    try {
      return LocalDate.parse(Objects.requireNonNullElse(text, ""));
    } catch (DateTimeException unreadable) {
      throw new ScheduleRefused(Texts.of("schedule-pages.sent.day", shown(text)));
    }
  }

  /** An instant with its offset, such as {@code 2027-01-04T15:00:00Z}. */
  static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException unreadable) {
      throw new ScheduleRefused(Texts.of("schedule-pages.sent.instant", shown(text)));
    }
  }

  static LocalTime time(@Nullable String text) {
    try {
      return LocalTime.parse(Objects.requireNonNullElse(text, ""));
    } catch (DateTimeException unreadable) {
      throw new ScheduleRefused(Texts.of("schedule-pages.sent.time", shown(text)));
    }
  }

  private static String shown(@Nullable String text) {
    String words = Objects.requireNonNullElse(text, "");
    return words.length() > 20 ? words.substring(0, 20) + "…" : words;
  }

  static boolean blank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
