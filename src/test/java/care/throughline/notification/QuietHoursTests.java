package care.throughline.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class QuietHoursTests {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Test
  void nothingIsSentFromNineInTheEveningUntilEightInTheMorning() {
    assertThat(earliest("2027-01-04T21:00")).isEqualTo(local("2027-01-05T08:00"));
    assertThat(earliest("2027-01-04T23:59:59")).isEqualTo(local("2027-01-05T08:00"));
    assertThat(earliest("2027-01-05T00:00")).isEqualTo(local("2027-01-05T08:00"));
    assertThat(earliest("2027-01-05T07:59:59")).isEqualTo(local("2027-01-05T08:00"));
  }

  @Test
  void byDayItIsSentAtOnce() {
    assertThat(earliest("2027-01-04T08:00")).isEqualTo(local("2027-01-04T08:00"));
    assertThat(earliest("2027-01-04T20:59:59")).isEqualTo(local("2027-01-04T20:59:59"));
  }

  @Test
  void eightInTheMorningStaysEightWhenTheClocksChange() {
    assertThat(earliest("2027-03-13T22:00")).isEqualTo(Instant.parse("2027-03-14T12:00:00Z"));
    assertThat(earliest("2027-11-06T22:00")).isEqualTo(Instant.parse("2027-11-07T13:00:00Z"));
  }

  private static Instant earliest(String text) {
    return QuietHours.earliest(local(text), NEW_YORK);
  }

  private static Instant local(String text) {
    return LocalDateTime.parse(text).atZone(NEW_YORK).toInstant();
  }
}
