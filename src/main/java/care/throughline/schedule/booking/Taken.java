package care.throughline.schedule.booking;

import care.throughline.schedule.Span;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/**
 * What stands in the way of a booking.
 *
 * @param what what is there, such as {@code the group "Evening A" with Tom Reed}; no name of
 *     anybody in care
 * @param holder the row that holds the time
 */
public record Taken(UUID resource, Span span, String what, Holder holder) {

  /** What can hold time. */
  enum Kind {
    SESSION,
    MEETING,
    BUSY
  }

  /** One session, meeting of a group or busy time. */
  record Holder(Kind kind, UUID id) {}

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

  /** Such as {@code Tuesday 5 January, 18:00 to 21:00}. */
  public static String words(Span span, ZoneId zone) {
    ZonedDateTime starts = span.start().atZone(zone);
    ZonedDateTime ends = span.end().atZone(zone);
    boolean oneDay = starts.toLocalDate().equals(ends.toLocalDate());
    return DAY.format(starts)
        + ", "
        + TIME.format(starts)
        + " to "
        + (oneDay ? "" : DAY.format(ends) + ", ")
        + TIME.format(ends);
  }
}
