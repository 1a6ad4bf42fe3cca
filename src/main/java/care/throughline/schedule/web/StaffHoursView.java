package care.throughline.schedule.web;

import care.throughline.schedule.booking.Practice;
import care.throughline.schedule.booking.WorkHours;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One member of staff as a line.
 *
 * @param hours such as {@code Mon 09:00 to 17:00; Tue ...}
 * @param warnings what keeps them from seeing people, in words; empty when nothing does
 */
record StaffHoursView(UUID id, String name, String hours, String caseload, List<String> warnings) {

  /** One weekday of the form, with room for some stretches. */
  record DayView(String key, String name, List<PartView> parts) {}

  /** One stretch; empty texts when there is none. */
  record PartView(String from, String until) {}

  static StaffHoursView of(Practice practice, LocalDate today) {
    List<String> warnings = new ArrayList<>();
    if (practice.goneBy(today)) {
      warnings.add("No longer works here");
    }
    practice.leaveOn(today).ifPresent(away -> warnings.add("Away until " + away.last()));
    practice
        .expiredOn(today)
        .ifPresent(expired -> warnings.add("\"" + expired.name() + "\" has expired"));
    if (practice.full()) {
      warnings.add("Full: nobody more can be assigned");
    } else if (practice.nearlyFull()) {
      warnings.add("Nearly full");
    }
    return new StaffHoursView(
        practice.staff().value(),
        practice.name(),
        practice.hours().isEmpty()
            ? "No hours entered"
            : practice.hours().stream()
                .map(StaffHoursView::words)
                .collect(Collectors.joining("; ")),
        practice.caseload() + " of " + practice.blockAt(),
        warnings);
  }

  static List<DayView> week(Practice practice, int parts) {
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
              return new DayView(
                  day.name().toLowerCase(Locale.ROOT),
                  day.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                  known);
            })
        .toList();
  }

  private static String words(WorkHours part) {
    return part.weekday().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
        + " "
        + part.from()
        + " to "
        + part.until();
  }
}
