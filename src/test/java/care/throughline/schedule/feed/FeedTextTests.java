package care.throughline.schedule.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.Observance;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.component.VTimeZone;
import net.fortuna.ical4j.model.property.TzOffsetTo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a calendar program is given. */
class FeedTextTests {

  private static final Instant MADE = Instant.parse("2027-01-04T15:00:00Z");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Test
  void tellsTheTimeInTheClinicsZone() {
    String text = FeedText.of(List.of(evening(NEW_YORK, LocalDate.of(2027, 1, 5))), MADE);

    assertThat(text)
        .contains("DTSTART;TZID=America/New_York:20270105T180000\r\n")
        .contains("DTEND;TZID=America/New_York:20270105T210000\r\n")
        .contains("BEGIN:VTIMEZONE\r\nTZID:America/New_York\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"America/New_York", "Europe/Berlin", "Australia/Sydney", "America/Phoenix", "UTC"})
  void sixInTheEveningStaysSixAcrossBothChangesOfTheClock(String id) throws Exception {
    ZoneId zone = ZoneId.of(id);
    List<FeedEntry> year = new ArrayList<>();
    for (LocalDate day = LocalDate.of(2027, 1, 4); day.getYear() == 2027; day = day.plusDays(1)) {
      year.add(evening(zone, day));
    }
    Calendar calendar = parsed(FeedText.of(year, MADE));

    VTimeZone described = calendar.<VTimeZone>getComponents("VTIMEZONE").get(0);
    List<VEvent> events = calendar.getComponents("VEVENT");
    assertThat(events).hasSameSizeAs(year);
    for (int at = 0; at < events.size(); at++) {
      ZonedDateTime planned = ((FeedEntry.Timed) year.get(at)).startsAt();
      String written = events.get(at).getRequiredProperty("DTSTART").getValue();
      assertThat(written).endsWith("T180000");
      Observance holds = described.getApplicableObservance(planned.toOffsetDateTime());
      TzOffsetTo offset = holds.getRequiredProperty("TZOFFSETTO");
      assertThat(offset.getOffset()).as(planned.toString()).isEqualTo(planned.getOffset());
    }
  }

  @Test
  void carriesTheRowsNumberAndSaysWhatIsCancelled() {
    UUID id = UUID.fromString("00000000-0000-4000-8000-000000000007");
    ZonedDateTime start = LocalDate.of(2027, 1, 5).atTime(18, 0).atZone(NEW_YORK);
    Instant changed = Instant.parse("2027-01-03T12:00:00Z");

    String text =
        FeedText.of(
            List.of(
                new FeedEntry.Timed(
                    id, FeedSummary.APPOINTMENT, start, start.plusHours(3), 4, changed, true)),
            MADE);

    assertThat(text)
        .contains("UID:00000000-0000-4000-8000-000000000007\r\n")
        .contains("SEQUENCE:4\r\n")
        .contains("STATUS:CANCELLED\r\n")
        .contains("DTSTAMP:20270103T120000Z\r\n");
  }

  @Test
  void takesLeaveAsWholeDays() {
    String text =
        FeedText.of(
            List.of(
                new FeedEntry.WholeDays(
                    UUID.randomUUID(),
                    FeedSummary.AWAY,
                    LocalDate.of(2027, 1, 11),
                    LocalDate.of(2027, 1, 16))),
            MADE);

    assertThat(text)
        .contains("DTSTART;VALUE=DATE:20270111\r\n")
        .contains("DTEND;VALUE=DATE:20270116\r\n")
        .contains("SUMMARY:Away\r\n");
  }

  @Test
  void isWhatTheStandardCallsACalendarEvenWhenEmpty() throws Exception {
    assertThat(parsed(FeedText.of(List.of(), MADE)).getComponents("VEVENT")).isEmpty();
    assertThat(
            parsed(FeedText.of(List.of(evening(NEW_YORK, LocalDate.of(2027, 3, 14))), MADE))
                .validate(true)
                .getEntries())
        .isEmpty();
  }

  /** RFC 5545: 3.1 lines and folding, 3.6 components, 3.8.7.2 DTSTAMP; and every word said. */
  @Test
  void keepsToTheStandardLineByLineAndSaysNothingElse() {
    List<FeedEntry> entries =
        List.of(
            evening(ZoneId.of("America/Argentina/ComodRivadavia"), LocalDate.of(2027, 1, 5)),
            evening(NEW_YORK, LocalDate.of(2027, 3, 16)),
            new FeedEntry.WholeDays(
                UUID.randomUUID(),
                FeedSummary.AWAY,
                LocalDate.of(2027, 1, 11),
                LocalDate.of(2027, 1, 16)));
    String text = FeedText.of(entries, MADE);

    assertThat(text).endsWith("END:VCALENDAR\r\n");
    assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
    String[] lines = text.split("\r\n", -1);
    assertThat(lines)
        .allSatisfy(
            line ->
                assertThat(line.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                    .hasSizeLessThanOrEqualTo(75));
    List<String> properties = new ArrayList<>();
    for (String line : text.replace("\r\n ", "").split("\r\n")) {
      properties.add(line.replaceFirst("[:;].*", ""));
    }
    assertThat(properties)
        .isSubsetOf(
            "BEGIN",
            "END",
            "PRODID",
            "VERSION",
            "CALSCALE",
            "X-WR-CALNAME",
            "X-PUBLISHED-TTL",
            "TZID",
            "TZOFFSETFROM",
            "TZOFFSETTO",
            "TZNAME",
            "UID",
            "DTSTAMP",
            "DTSTART",
            "DTEND",
            "SEQUENCE",
            "STATUS",
            "SUMMARY",
            "CLASS");
    for (String once : List.of("UID", "DTSTAMP", "SUMMARY")) {
      assertThat(properties.stream().filter(once::equals)).hasSize(entries.size());
    }
    assertThat(text.replace("\r\n ", ""))
        .contains("TZID:America/Argentina/ComodRivadavia\r\n")
        .contains("SUMMARY:Appointment\r\n");
  }

  @Test
  void sameEntriesGiveTheSameText() {
    List<FeedEntry> entries = List.of(evening(NEW_YORK, LocalDate.of(2027, 1, 5)));
    assertThat(FeedText.of(entries, MADE)).isEqualTo(FeedText.of(entries, MADE));
  }

  private static FeedEntry.Timed evening(ZoneId zone, LocalDate day) {
    ZonedDateTime start = day.atTime(LocalTime.of(18, 0)).atZone(zone);
    return new FeedEntry.Timed(
        UUID.nameUUIDFromBytes(day.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        FeedSummary.APPOINTMENT,
        start,
        start.plus(Duration.ofHours(3)),
        0,
        null,
        false);
  }

  private static Calendar parsed(String text) throws Exception {
    return new CalendarBuilder().build(new StringReader(text));
  }
}
