package care.throughline.schedule.web;

import care.throughline.access.Hours;
import care.throughline.platform.Texts;
import care.throughline.schedule.ScheduleRefused;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The weekly hours of a site as a form: as they are, or as they were typed with what is wrong at
 * each day.
 *
 * @param days from Monday on
 * @param hours what could be read; a day that is missing is closed
 */
record HoursForm(List<DayView> days, Map<DayOfWeek, Hours> hours) {

  /**
   * One weekday as text; empty when closed.
   *
   * @param problem what is wrong with it; null when nothing is
   */
  record DayView(String key, String name, String opens, String closes, @Nullable String problem) {}

  static HoursForm of(Map<DayOfWeek, Hours> known) {
    List<DayView> days = new ArrayList<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      Hours that = known.get(day);
      days.add(
          that == null
              ? view(day, "", "", null)
              : view(day, that.opens().toString(), that.closes().toString(), null));
    }
    return new HoursForm(days, known);
  }

  /** Reads what was typed: fields named such as {@code mondayOpens} and {@code mondayCloses}. */
  static HoursForm typed(Map<String, String> sent) {
    List<DayView> days = new ArrayList<>();
    Map<DayOfWeek, Hours> hours = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      String opens = sent.getOrDefault(key(day) + "Opens", "").strip();
      String closes = sent.getOrDefault(key(day) + "Closes", "").strip();
      String problem = null;
      if (!opens.isEmpty() || !closes.isEmpty()) {
        try {
          hours.put(day, read(day, opens, closes));
        } catch (ScheduleRefused refused) {
          problem = Objects.toString(refused.getMessage());
        }
      }
      days.add(view(day, opens, closes, problem));
    }
    return new HoursForm(days, hours);
  }

  /** True when every day could be read. */
  boolean readable() {
    return days.stream().allMatch(day -> day.problem() == null);
  }

  private static Hours read(DayOfWeek day, String opens, String closes) {
    if (opens.isEmpty() || closes.isEmpty()) {
      throw new ScheduleRefused(Texts.of("schedule-pages.site-hours.one-time", name(day)));
    }
    Hours hours = new Hours(CalendarBody.time(opens), CalendarBody.time(closes));
    if (!hours.opens().isBefore(hours.closes())) {
      throw new ScheduleRefused(
          Texts.of(
              "schedule-pages.site-hours.wrong-order", name(day), hours.closes(), hours.opens()));
    }
    return hours;
  }

  private static DayView view(
      DayOfWeek day, String opens, String closes, @Nullable String problem) {
    return new DayView(key(day), name(day), opens, closes, problem);
  }

  private static String key(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT);
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.FULL, Texts.language());
  }
}
