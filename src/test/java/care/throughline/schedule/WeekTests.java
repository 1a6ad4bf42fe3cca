package care.throughline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeekTests {

  @ParameterizedTest
  @CsvSource({
    "America/New_York,    2027-03-09, 2027-03-16T04:00:00Z",
    "America/New_York,    2027-11-02, 2027-11-09T05:00:00Z",
    "America/Phoenix,     2027-03-09, 2027-03-16T07:00:00Z",
    "Europe/Berlin,       2027-03-23, 2027-03-29T22:00:00Z",
    "Australia/Lord_Howe, 2027-03-30, 2027-04-05T13:30:00Z"
  })
  void aWeekEndsAtMidnightOfTheClinicSevenDaysLaterWhateverTheClocksDo(
      String zone, LocalDate startsOn, Instant end) {
    assertThat(Week.endsAt(startsOn, ZoneId.of(zone))).isEqualTo(end);
  }

  @Test
  void theFirstWeekBeginsOnTheFirstOpenDayAfterEnrolment() {
    Site clinic = Clinics.weekdays("America/New_York", LocalDate.of(2026, 12, 7));
    assertThat(Week.firstDay(Clinics.at(clinic, "2026-12-02T09:00"), clinic))
        .isEqualTo("2026-12-03");
    assertThat(Week.firstDay(Clinics.at(clinic, "2026-12-04T09:00"), clinic))
        .isEqualTo("2026-12-08");
    // eleven at night in New York is already tomorrow in UTC
    assertThat(Week.firstDay(Clinics.at(clinic, "2026-12-02T23:00"), clinic))
        .isEqualTo("2026-12-03");
  }

  @ParameterizedTest
  @CsvSource({
    "12, 6, 10",
    "16, 8, 14",
    "9, 4, 7",
    "6, 3, 4",
    "5, 2, 4",
    "4, 2, 3",
    "3, 0, 2",
    "2, 0, 1",
    "1, 0, 1"
  })
  void aProgrammeIsReviewedMidwayAndDecidedBeforeItsEnd(int weeks, int midway, int decisive) {
    assertThat(
            IntStream.rangeClosed(1, weeks)
                .filter(week -> Week.reviewKind(week, weeks).equals("decisive")))
        .containsExactly(decisive);
    assertThat(
            IntStream.rangeClosed(1, weeks)
                .filter(week -> Week.reviewKind(week, weeks).equals("midway"))
                .sum())
        .isEqualTo(midway);
  }

  @Test
  void theDoseIsAShareOfWhatWasPlannedAndNeverRoundedUpOverALimit() {
    assertThat(Week.dosePercent(240, 420)).isEqualTo(57);
    assertThat(Week.dosePercent(2939, 4200)).isEqualTo(69);
    assertThat(Week.dosePercent(2940, 4200)).isEqualTo(70);
    assertThat(Week.dosePercent(0, 0)).isEqualTo(100);
  }

  @Test
  void aSevenHourWeekIsWarnedAboutAndATenHourWeekIsNot() {
    assertThat(new WeekDose(1, 1, 420, 0, 0, 540, false, false).belowMinimum()).isTrue();
    assertThat(new WeekDose(1, 1, 600, 0, 0, 540, false, false).belowMinimum()).isFalse();
    assertThat(new WeekDose(1, 1, 540, 0, 0, 540, false, false).belowMinimum()).isFalse();
    assertThat(new WeekDose(1, 1, 0, 0, 0, 540, false, true).belowMinimum())
        .as("a week in which the programme stands still asks for nothing")
        .isFalse();
  }
}
