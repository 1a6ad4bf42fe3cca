package care.throughline.schedule.web;

import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.schedule.booking.Practice;
import care.throughline.schedule.booking.WorkHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One member of staff as a line.
 *
 * @param hours such as {@code Mon 09:00 to 17:00; Tue ...}
 * @param caseload such as {@code 3 of 24}; null for those nobody is assigned to
 * @param warnings what keeps them from seeing people, in words; empty when nothing does
 */
record StaffHoursView(
    UUID id, String name, String hours, @Nullable String caseload, List<String> warnings) {

  /** One weekday of the form, with room for some stretches. */
  record DayView(String key, String name, List<PartView> parts) {}

  /** One stretch; empty texts when there is none. */
  record PartView(String from, String until) {}

  static StaffHoursView of(Practice practice, boolean sees, LocalDate today) {
    List<String> warnings = new ArrayList<>();
    if (practice.goneBy(today)) {
      warnings.add(Texts.of("schedule-pages.staff-hours.gone"));
    }
    practice
        .leaveOn(today)
        .ifPresent(
            away ->
                warnings.add(
                    Texts.of(
                        "schedule-pages.staff-hours.away",
                        DateText.SHORT_DAY_AND_YEAR.of(away.last()))));
    practice
        .expiredOn(today)
        .ifPresent(
            expired ->
                warnings.add(Texts.of("schedule-pages.staff-hours.expired", expired.name())));
    if (sees && practice.full()) {
      warnings.add(Texts.of("schedule-pages.staff-hours.full"));
    } else if (sees && practice.nearlyFull()) {
      warnings.add(Texts.of("schedule-pages.staff-hours.nearly-full"));
    }
    return new StaffHoursView(
        practice.staff().value(),
        practice.name(),
        practice.hours().isEmpty()
            ? Texts.of("schedule-pages.staff-hours.no-hours")
            : practice.hours().stream()
                .map(StaffHoursView::words)
                .collect(Collectors.joining("; ")),
        sees ? Texts.of("schedule-pages.of", practice.caseload(), practice.blockAt()) : null,
        warnings);
  }

  /** A day as the page tells it. */
  public String day(LocalDate day) {
    return DateText.SHORT_DAY_AND_YEAR.of(day);
  }

  /** What the forms hold: what was typed when it was refused, else as it is. */
  static Map<String, String> typed(Practice practice, Map<String, String> sent) {
    Map<String, String> typed = new HashMap<>();
    typed.put("warnAt", Integer.toString(practice.warnAt()));
    typed.put("blockAt", Integer.toString(practice.blockAt()));
    typed.put(
        "languages", practice.languages().stream().sorted().collect(Collectors.joining(", ")));
    typed.put("gender", Objects.requireNonNullElse(practice.gender(), ""));
    typed.put("leavesOn", practice.leavesOn() == null ? "" : practice.leavesOn().toString());
    typed.putAll(sent);
    return typed;
  }

  /** The week of the form: what was typed when it was refused, else the hours as they are. */
  static List<DayView> week(Practice practice, int parts, Map<String, String> sent) {
    return Arrays.stream(DayOfWeek.values())
        .map(
            day -> {
              List<PartView> known =
                  practice.hours().stream()
                      .filter(part -> part.weekday() == day)
                      .map(part -> new PartView(part.from().toString(), part.until().toString()))
                      .collect(Collectors.toCollection(ArrayList::new));
              while (known.size() < parts) {
                known.add(new PartView("", ""));
              }
              String key = day.name().toLowerCase(Locale.ROOT);
              for (int part = 0; part < parts; part++) {
                PartView as = known.get(part);
                known.set(
                    part,
                    new PartView(
                        sent.getOrDefault(key + part + "From", as.from()),
                        sent.getOrDefault(key + part + "Until", as.until())));
              }
              return new DayView(key, day.getDisplayName(TextStyle.FULL, Texts.language()), known);
            })
        .toList();
  }

  private static String words(WorkHours part) {
    return Texts.of(
        "schedule-pages.weekday-hours",
        part.weekday().getDisplayName(TextStyle.SHORT, Texts.language()),
        DateText.CLOCK.of(part.from()),
        DateText.CLOCK.of(part.until()));
  }
}
