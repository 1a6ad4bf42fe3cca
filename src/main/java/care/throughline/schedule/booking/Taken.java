package care.throughline.schedule.booking;

import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.schedule.Span;
import java.time.ZoneId;
import java.time.ZonedDateTime;
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

  /** Such as {@code Tuesday 5 January, 18:00 to 21:00}. */
  public static String words(Span span, ZoneId zone) {
    ZonedDateTime starts = span.start().atZone(zone);
    ZonedDateTime ends = span.end().atZone(zone);
    String day = DateText.DAY.of(starts);
    String from = DateText.CLOCK.of(starts);
    String until = DateText.CLOCK.of(ends);
    return starts.toLocalDate().equals(ends.toLocalDate())
        ? Texts.of("schedule-group.span.day", day, from, until)
        : Texts.of("schedule-group.span.days", day, from, DateText.DAY.of(ends), until);
  }
}
