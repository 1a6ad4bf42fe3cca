package care.throughline.schedule;

import java.time.DayOfWeek;
import java.time.LocalTime;

/**
 * One meeting of a template's week, in the site's wall time.
 *
 * @param kind {@code group} or {@code individual}
 * @param ordinal first, second, ... of its kind in the week
 */
public record Slot(String kind, int ordinal, DayOfWeek weekday, LocalTime starts, int minutes) {}
