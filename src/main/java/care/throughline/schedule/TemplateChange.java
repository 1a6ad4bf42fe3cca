package care.throughline.schedule;

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
      findings.add(
          "A version holds from a day to come, so that running programmes keep theirs: choose "
              + today.plusDays(1)
              + " or later.");
    }
    if (weeks < 1 || weeks > MOST_WEEKS) {
      findings.add("A programme lasts 1 to " + MOST_WEEKS + " weeks, not " + weeks + ".");
    }
    if (reason.isBlank()) {
      findings.add("Say in a sentence why the template changes.");
    }
    if (slots.isEmpty()) {
      findings.add("A week needs at least one session.");
    }
    for (Slot slot : slots) {
      if (slot.minutes() < LEAST_MINUTES || slot.minutes() > MOST_MINUTES) {
        findings.add(
            "A session takes "
                + LEAST_MINUTES
                + " to "
                + MOST_MINUTES
                + " minutes, not "
                + slot.minutes()
                + ".");
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
          return Optional.of(
              "Two sessions overlap at " + other.starts() + " on the same day: move one of them.");
        }
      }
    }
    return Optional.empty();
  }
}
