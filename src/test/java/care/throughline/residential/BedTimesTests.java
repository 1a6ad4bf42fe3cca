package care.throughline.residential;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Site;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BedTimesTests {

  private static final Site CLINIC =
      new Site(
          "main", "Clinic", ZoneId.of("America/New_York"), "(555) 010-0100", Map.of(), Set.of());
  private static final LocalTime TEN = LocalTime.of(10, 0);

  @Test
  void looksAgainAtTenTheNextDayEvenAtTheWeekendAndAcrossTheChangeOfTheClock() {
    // Saturday 13 March 2027, 23:30 in New York
    assertThat(BedTimes.daysLater(Instant.parse("2027-03-14T04:30:00Z"), 1, TEN, CLINIC))
        .isEqualTo("2027-03-14T14:00:00Z");
    assertThat(BedTimes.daysLater(Instant.parse("2027-11-06T15:00:00Z"), 1, TEN, CLINIC))
        .isEqualTo("2027-11-07T15:00:00Z");
  }

  @Test
  void threeDaysWithoutABedAreTooLong() {
    Instant opened = Instant.parse("2026-11-24T15:00:00Z");
    Duration limit = Duration.ofHours(72);
    assertThat(BedTimes.tooLong(opened, Instant.parse("2026-11-27T14:59:59Z"), limit)).isFalse();
    assertThat(BedTimes.tooLong(opened, Instant.parse("2026-11-27T15:00:00Z"), limit)).isTrue();
  }

  @Test
  void aDayIsWaitedFromTheNextLocalDayOn() {
    Instant opened = Instant.parse("2026-11-24T23:00:00Z");
    assertThat(BedTimes.waitedADay(opened, Instant.parse("2026-11-25T04:59:59Z"), CLINIC))
        .isFalse();
    assertThat(BedTimes.waitedADay(opened, Instant.parse("2026-11-25T05:00:00Z"), CLINIC)).isTrue();
  }
}
