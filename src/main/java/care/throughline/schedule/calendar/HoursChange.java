package care.throughline.schedule.calendar;

import care.throughline.access.Hours;
import care.throughline.platform.Texts;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What new weekly hours of a site would change.
 *
 * @param differences a sentence for each weekday that changes, from Monday on; empty when none does
 * @param outside what is planned in time to come and would lie outside of the new hours, in words
 *     and in order, one line for each series; names nobody in care
 */
public record HoursChange(List<String> differences, List<String> outside) {

  static List<String> differences(Map<DayOfWeek, Hours> known, Map<DayOfWeek, Hours> wished) {
    return Arrays.stream(DayOfWeek.values())
        .filter(day -> !Objects.equals(known.get(day), wished.get(day)))
        .map(
            day ->
                words(
                    day.getDisplayName(TextStyle.FULL, Texts.language()),
                    known.get(day),
                    wished.get(day)))
        .toList();
  }

  private static String words(String day, @Nullable Hours known, @Nullable Hours wished) {
    if (wished == null) {
      Hours until = Objects.requireNonNull(known, "one of them differs");
      return Texts.of("schedule.hours.closes", day, until.opens(), until.closes());
    }
    return known == null
        ? Texts.of("schedule.hours.opens", day, wished.opens(), wished.closes())
        : Texts.of(
            "schedule.hours.changes",
            day,
            wished.opens(),
            wished.closes(),
            known.opens(),
            known.closes());
  }
}
