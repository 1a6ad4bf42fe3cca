package care.throughline.schedule;

/**
 * The dose of one programme week.
 *
 * @param plannedMinutes without what the programme cancelled
 * @param attendedMinutes what was had, sessions that were made up included
 * @param madeUpMinutes the share of it from sessions that were made up
 * @param minimumMinutes below which the level of care is not reached; 0 when it asks for nothing
 * @param over true when the week is closed
 * @param paused true when the programme stood still before the week was over; it asks for nothing
 */
public record WeekDose(
    int run,
    int weekNumber,
    int plannedMinutes,
    int attendedMinutes,
    int madeUpMinutes,
    int minimumMinutes,
    boolean over,
    boolean paused) {

  /**
   * True when even full attendance would not reach the level's minimum: a warning, never a refusal.
   */
  public boolean belowMinimum() {
    return !paused && plannedMinutes < minimumMinutes;
  }

  /** True when the week is over and what was had did not reach the level's minimum. */
  public boolean hadBelowMinimum() {
    return over && attendedMinutes < minimumMinutes;
  }

  /** Share of the planned dose that was had. */
  public int percent() {
    return Week.dosePercent(attendedMinutes, plannedMinutes);
  }
}
