package care.throughline.schedule.placing;

import care.throughline.platform.Texts;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;

/**
 * A stretch of one weekday, every week, in the site's wall time.
 *
 * @param from minute of the day, 0 to 1439
 * @param until minute of the day, at most 1440; not part of it
 */
public record WeekTime(DayOfWeek day, int from, int until) implements Comparable<WeekTime> {

  private static final int DAY_MINUTES = 24 * 60;

  public WeekTime {
    if (from < 0 || until <= from || until > DAY_MINUTES) {
      throw new IllegalArgumentException(
          "A time of the week begins before it ends, on one day: " + from + " to " + until + ".");
    }
  }

  /** So many minutes from a wall time on; what would pass midnight ends there. */
  public static WeekTime of(DayOfWeek day, LocalTime starts, int minutes) {
    int from = starts.toSecondOfDay() / 60;
    return new WeekTime(day, from, Math.min(from + minutes, DAY_MINUTES));
  }

  public LocalTime starts() {
    return LocalTime.ofSecondOfDay(from * 60L);
  }

  public int minutes() {
    return until - from;
  }

  boolean overlaps(WeekTime other) {
    return day == other.day && from < other.until && other.from < until;
  }

  boolean within(WeekTime other) {
    return day == other.day && from >= other.from && until <= other.until;
  }

  /** As it is read, such as {@code Tuesday 18:00}. */
  public String words() {
    return Texts.of("schedule-placing.week-time", dayWords(), starts());
  }

  String dayWords() {
    return day.getDisplayName(TextStyle.FULL, Texts.language());
  }

  @Override
  public int compareTo(WeekTime other) {
    int byDay = day.compareTo(other.day);
    return byDay == 0 ? Integer.compare(from, other.from) : byDay;
  }
}
