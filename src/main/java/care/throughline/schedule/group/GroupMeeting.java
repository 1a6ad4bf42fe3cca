package care.throughline.schedule.group;

import java.time.DayOfWeek;
import java.time.LocalTime;

/**
 * One meeting of a group's week.
 *
 * @param ordinal first, second, ... of the week
 * @param starts wall time in the site's zone
 * @param minutes 15 to 480; ends on the day it begins
 */
public record GroupMeeting(int ordinal, DayOfWeek weekday, LocalTime starts, int minutes) {

  /** True when both take up some of the same minutes of a week. */
  boolean overlaps(GroupMeeting other) {
    return weekday == other.weekday
        && starts.toSecondOfDay() < other.endSecond()
        && other.starts.toSecondOfDay() < endSecond();
  }

  /** True when it goes on beyond midnight. */
  boolean beyondMidnight() {
    return endSecond() > 24 * 60 * 60;
  }

  private int endSecond() {
    return starts.toSecondOfDay() + minutes * 60;
  }
}
