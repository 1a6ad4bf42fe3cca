package care.throughline.schedule;

/**
 * The dose of one programme week.
 *
 * @param plannedMinutes without what the programme cancelled
 * @param minimumMinutes below which the level of care is not reached
 */
public record WeekDose(
    int run, int weekNumber, int plannedMinutes, int attendedMinutes, int minimumMinutes) {

  /**
   * True when even full attendance would not reach the level's minimum: a warning, never a refusal.
   */
  public boolean belowMinimum() {
    return plannedMinutes < minimumMinutes;
  }

  /** Share of the planned dose that was had. */
  public int percent() {
    return Week.dosePercent(attendedMinutes, plannedMinutes);
  }
}
