package care.throughline.schedule;

import java.time.LocalDate;
import java.util.List;

/**
 * A weekly dose for a number of weeks, as it is from a day on.
 *
 * @param level code of the level of care it delivers
 * @param age {@code adult} or {@code adolescent}
 * @param effectiveOn first day on which a programme may begin with this version
 * @param minimumWeekMinutes what the level asks for in a week; 0 when it asks for nothing
 * @param slots the meetings of one week
 */
public record ProgrammeTemplate(
    String code,
    String name,
    String level,
    String age,
    int version,
    LocalDate effectiveOn,
    int weeks,
    int minimumWeekMinutes,
    List<Slot> slots) {

  /** The dose of one week. */
  public int weekMinutes() {
    return slots.stream().mapToInt(Slot::minutes).sum();
  }

  /** True when its dose is below what the level asks for: a warning, never a refusal. */
  public boolean belowMinimum() {
    return weekMinutes() < minimumWeekMinutes;
  }
}
