package care.throughline.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeTextsTests {

  /** Monday 23 November 2026, 14:55 in New York. */
  private static final Instant NOW = Instant.parse("2026-11-23T19:55:00Z");

  private final TimeTexts texts = new TimeTexts(NOW, ZoneId.of("America/New_York"));

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T18:35:00Z, 1 h 20 late",
    "2026-11-23T17:55:00Z, 2 h late",
    "2026-11-23T17:50:00Z, 2 h 05 late",
    "2026-11-23T20:30:00Z, in 35 min",
    "2026-11-23T19:54:30Z, due now",
    "2026-11-23T19:55:59Z, due now",
    "2026-11-23T19:56:00Z, in 1 min",
    "2026-11-24T19:54:00Z, in 23 h 59",
    "2026-11-24T19:55:00Z, in 1 day",
    "2026-11-20T19:55:00Z, 3 days late"
  })
  void tellsHowMuchTimeIsLeft(Instant due, String words) {
    assertThat(texts.left(due)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T18:35:00Z, was due 13:35",
    "2026-11-22T18:35:00Z, was due yesterday 13:35",
    "2026-11-16T18:35:00Z, was due Mon 16 Nov 13:35",
    "2026-11-23T20:30:00Z, 15:30",
    "2026-11-24T14:00:00Z, tomorrow 09:00",
    "2026-11-26T14:00:00Z, Thu 26 Nov 09:00",
    "2027-01-04T15:00:00Z, 4 Jan 2027 10:00"
  })
  void tellsTheLimit(Instant due, String words) {
    assertThat(texts.limit(due)).isEqualTo(words);
  }

  @Test
  void tellsDaysInTheZoneOfTheSite() {
    Instant lateInTheEvening = Instant.parse("2026-11-24T04:30:00Z");
    assertThat(texts.day(lateInTheEvening)).isEqualTo("Monday 23 November");
    assertThat(texts.when(lateInTheEvening)).isEqualTo("today 23:30");
    assertThat(texts.moment(NOW)).isEqualTo("Monday 23 November 2026, 14:55");
  }

  @Test
  void beginsTheDayAtLocalMidnightAlsoWhenTheClocksChange() {
    TimeTexts onTheDayClocksGoBack =
        new TimeTexts(Instant.parse("2026-11-01T15:00:00Z"), ZoneId.of("America/New_York"));
    assertThat(onTheDayClocksGoBack.startOfToday()).isEqualTo("2026-11-01T04:00:00Z");
    assertThat(onTheDayClocksGoBack.startOfDay(1)).isEqualTo("2026-11-02T05:00:00Z");
  }

  @Test
  void tellsSpansInTheirLargestUnits() {
    assertThat(TimeTexts.span(Duration.ofMinutes(59))).isEqualTo("59 min");
    assertThat(TimeTexts.span(Duration.ofMinutes(180))).isEqualTo("3 h");
    assertThat(TimeTexts.span(Duration.ofHours(50))).isEqualTo("2 days");
  }
}
