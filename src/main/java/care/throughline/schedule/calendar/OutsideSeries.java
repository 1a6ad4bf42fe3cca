package care.throughline.schedule.calendar;

import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.schedule.Span;
import care.throughline.schedule.booking.Taken;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Dates of one series that would lie outside of a site's new hours: what takes place on the same
 * weekday at the same time. A date that was moved singly is a series of its own.
 *
 * @param words names staff, groups and rooms, never anybody in care
 * @param dates how many there are, at least one
 */
public record OutsideSeries(String words, int dates) {

  /**
   * One date.
   *
   * @param series what it belongs to, an id
   * @param what such as {@code group "Evening A"}
   */
  record Dated(String series, LocalDate day, LocalTime from, int minutes, Span span, String what) {

    private String key() {
      return series + day.getDayOfWeek() + from + minutes;
    }

    private LocalTime until() {
      return from.plusMinutes(minutes);
    }
  }

  /** Groups dates that are in order; the series keep the order of their first dates. */
  static List<OutsideSeries> of(List<Dated> dates, ZoneId zone) {
    Map<String, List<Dated>> series = new LinkedHashMap<>();
    dates.forEach(
        one -> series.computeIfAbsent(one.key(), key -> new java.util.ArrayList<>()).add(one));
    return series.values().stream()
        .map(some -> new OutsideSeries(words(some, zone), some.size()))
        .toList();
  }

  private static String words(List<Dated> dates, ZoneId zone) {
    Dated first = dates.get(0);
    return dates.size() == 1
        ? Texts.of("schedule.hours.outside-once", Taken.words(first.span(), zone), first.what())
        : Texts.of(
            "schedule.hours.outside",
            first.day().getDayOfWeek().getDisplayName(TextStyle.FULL, Texts.language()),
            first.from(),
            first.until(),
            first.what(),
            dates.size(),
            DateText.SHORT_DAY_AND_YEAR.of(first.day()));
  }
}
