package care.throughline.schedule;

import care.throughline.platform.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a template is to be from a day on.
 *
 * @param effectiveOn first day on which a programme may begin with it
 * @param slots of one week; their ordinals do not matter
 * @param reason why it changes; nothing about a person
 */
public record TemplateChange(LocalDate effectiveOn, int weeks, List<Slot> slots, String reason) {

  private static final int MOST_WEEKS = 104;
  private static final int LEAST_MINUTES = 15;
  private static final int MOST_MINUTES = 480;

  /**
   * Refuses what cannot be.
   *
   * @throws ScheduleRefused naming everything that is wrong and what to do
   */
  void check(LocalDate today) {
    List<String> findings = new ArrayList<>();
    if (!effectiveOn.isAfter(today)) {
      findings.add(Texts.of("schedule.template.day-to-come", today.plusDays(1)));
    }
    if (weeks < 1 || weeks > MOST_WEEKS) {
      findings.add(Texts.of("schedule.template.weeks", MOST_WEEKS, weeks));
    }
    if (reason.isBlank()) {
      findings.add(Texts.of("schedule.template.reason"));
    }
    if (slots.isEmpty()) {
      findings.add(Texts.of("schedule.template.no-session"));
    }
    for (Slot slot : slots) {
      if (slot.minutes() < LEAST_MINUTES || slot.minutes() > MOST_MINUTES) {
        findings.add(
            Texts.of("schedule.template.minutes", LEAST_MINUTES, MOST_MINUTES, slot.minutes()));
      }
    }
    overlap().ifPresent(findings::add);
    if (!findings.isEmpty()) {
      throw new ScheduleRefused(String.join(" ", findings));
    }
  }

  private Optional<String> overlap() {
    for (Slot one : slots) {
      for (Slot other : slots) {
        boolean later =
            other != one
                && other.weekday() == one.weekday()
                && !other.starts().isBefore(one.starts())
                && other.starts().toSecondOfDay()
                    < one.starts().toSecondOfDay() + one.minutes() * 60;
        if (later) {
          return Optional.of(Texts.of("schedule.template.overlap", other.starts()));
        }
      }
    }
    return Optional.empty();
  }
}
