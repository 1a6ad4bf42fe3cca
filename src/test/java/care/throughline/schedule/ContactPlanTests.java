package care.throughline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Site;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactPlanTests {

  private static final Site CLINIC = Clinics.weekdays("America/New_York");

  @Test
  void triesOnDays0And1And2And5And9AtThreeDifferentTimesOfDayAndEndsOnDay10() {
    // Monday morning; day 5 is a Saturday and moves to Monday, which is day 7.
    assertThat(plan("2026-11-30T09:15", CLINIC))
        .containsExactly(
            "2026-11-30T09:15",
            "2026-12-01T14:00",
            "2026-12-02T18:00",
            "2026-12-07T10:00",
            "2026-12-09T14:00",
            "2026-12-10T18:00");
  }

  @Test
  void neverTriesTwiceOnOneDayWhenAWeekendLiesBetween() {
    assertThat(plan("2026-12-04T15:00", CLINIC))
        .containsExactly(
            "2026-12-04T15:00",
            "2026-12-07T18:00",
            "2026-12-08T10:00",
            "2026-12-09T14:00",
            "2026-12-14T18:00",
            "2026-12-15T10:00");
  }

  @Test
  void beginsAReferralOfTheNightWhenTheClinicOpens() {
    assertThat(
            Clinics.local(
                CLINIC, ContactPlan.first(Clinics.at(CLINIC, "2026-12-04T22:40"), CLINIC)))
        .isEqualTo("2026-12-07T08:00");
  }

  @Test
  void skipsClosedDays() {
    Site closedTuesday = Clinics.weekdays("America/New_York", LocalDate.of(2026, 12, 1));
    assertThat(plan("2026-11-30T09:15", closedTuesday))
        .startsWith("2026-11-30T09:15", "2026-12-02T14:00", "2026-12-03T18:00");
  }

  @Test
  void staysInsideClinicHours() {
    for (int hour = 0; hour < 24; hour++) {
      for (String planned : plan("2026-12-03T%02d:00".formatted(hour), CLINIC)) {
        assertThat(planned.substring(11)).isBetween("08:00", "20:00");
      }
    }
  }

  @Test
  void plansForTomorrowWhenTheAttemptBeforeCameLate() {
    Instant first = Clinics.at(CLINIC, "2026-11-30T09:00");
    Instant late = Clinics.at(CLINIC, "2026-12-10T19:00");
    assertThat(Clinics.local(CLINIC, ContactPlan.next(2, first, first, late, CLINIC)))
        .isEqualTo("2026-12-11T14:00");
  }

  @Test
  void keepsTheDoorOpenForThirtyDaysToTheSameLocalTimeAcrossTheChangeOfTheClock() {
    assertThat(
            Clinics.local(
                CLINIC, ContactPlan.reopenUntil(Clinics.at(CLINIC, "2027-02-20T11:30"), CLINIC)))
        .isEqualTo("2027-03-22T11:30");
  }

  private static List<String> plan(String now, Site site) {
    Instant first = ContactPlan.first(Clinics.at(site, now), site);
    List<Instant> planned = new ArrayList<>(List.of(first));
    for (int number = 2; number <= ContactPlan.ATTEMPTS + 1; number++) {
      Instant previous = planned.get(planned.size() - 1);
      planned.add(ContactPlan.next(number, first, previous, previous, site));
    }
    return planned.stream().map(instant -> Clinics.local(site, instant)).toList();
  }
}
