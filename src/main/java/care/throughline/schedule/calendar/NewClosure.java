package care.throughline.schedule.calendar;

import care.throughline.access.Hours;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Days on end, one or several, on which a site is to be closed as one act.
 *
 * @param lastDay the same as {@code day} for a single one
 * @param from on the first day; null from its first minute on; wall time of the site
 * @param until on the last day; null until its last minute. A single day has both or none
 * @param holiday known ahead, so that the holiday policy applies; otherwise at short notice, and
 *     what is cancelled may be made up
 * @param reason for staff; people in care are never told
 */
public record NewClosure(
    String site,
    LocalDate day,
    LocalDate lastDay,
    @Nullable LocalTime from,
    @Nullable LocalTime until,
    boolean holiday,
    String reason) {

  /** A single day. */
  public NewClosure(
      String site,
      LocalDate day,
      @Nullable LocalTime from,
      @Nullable LocalTime until,
      boolean holiday,
      String reason) {
    this(site, day, day, from, until, holiday, reason);
  }

  boolean oneDay() {
    return day.equals(lastDay);
  }

  /** Each of its days with the hours of it. */
  List<ClosedDay> days() {
    return day.datesUntil(lastDay.plusDays(1))
        .map(
            each ->
                new ClosedDay(
                    each, each.equals(day) ? from : null, each.equals(lastDay) ? until : null))
        .toList();
  }

  /** One of its days; the times as those of a {@link Closure}. */
  record ClosedDay(LocalDate day, @Nullable LocalTime from, @Nullable LocalTime until) {

    Hours hours() {
      return Hours.between(from, until);
    }
  }
}
