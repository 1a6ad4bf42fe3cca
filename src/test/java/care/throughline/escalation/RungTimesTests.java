package care.throughline.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Hours;
import care.throughline.access.Site;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RungTimesTests {

  private static final String NEW_YORK = "America/New_York";

  @ParameterizedTest
  @ValueSource(strings = {NEW_YORK, "Europe/Berlin", "America/Phoenix", "Australia/Lord_Howe"})
  void remindsAtHalfAndNineTenthsOfTheTimeTheClinicIsOpenAndSkipsTheWeekend(String zone) {
    Site site = site(zone, Set.of(), Map.of());
    assertThat(rings(ShippedLadders.ROUTINE, site, "2027-01-08T15:00", "2027-01-11T15:00"))
        .containsExactly(
            // Nine hours of the clinic lie between: 15:00 to 17:00 on Friday, 8:00 to 15:00 on
            // Monday.
            "2027-01-11T10:30",
            "2027-01-11T14:06",
            "2027-01-11T15:00",
            "2027-01-12T15:00",
            "2027-01-13T15:00");
  }

  @Test
  void countsFourClinicHoursForHighWhichMayReachIntoTheNextDay() {
    Site site = site(NEW_YORK, Set.of(), Map.of());
    assertThat(rings(ShippedLadders.HIGH, site, "2027-01-08T11:00", "2027-01-08T15:00"))
        .containsExactly(
            "2027-01-08T13:00",
            "2027-01-08T14:36",
            "2027-01-08T15:00",
            "2027-01-11T10:00",
            "2027-01-11T14:00");
  }

  @Test
  void waitsWhileTheClinicIsClosedForAHoliday() {
    Site site = site(NEW_YORK, Set.of(LocalDate.of(2027, 1, 18)), Map.of());
    assertThat(rings(ShippedLadders.ROUTINE, site, "2027-01-14T15:00", "2027-01-15T15:00"))
        .endsWith("2027-01-15T15:00", "2027-01-19T15:00", "2027-01-20T15:00");
  }

  @Test
  void callsNobodyForOrdinaryWorkInTheNightButWhenTheClinicOpens() {
    Site site = site(NEW_YORK, Set.of(), Map.of());
    assertThat(rings(ShippedLadders.HIGH, site, "2027-01-08T10:00", "2027-01-09T03:00"))
        .endsWith("2027-01-11T08:00", "2027-01-11T12:00", "2027-01-11T16:00");
  }

  @Test
  void waitsForNothingWhenItIsUrgent() {
    Site site = site(NEW_YORK, Set.of(LocalDate.of(2027, 1, 9)), Map.of());
    assertThat(rings(ShippedLadders.URGENT, site, "2027-01-08T23:00", "2027-01-09T03:00"))
        .containsExactly(
            "2027-01-09T01:00",
            "2027-01-09T02:36",
            "2027-01-09T03:00",
            "2027-01-09T03:30",
            "2027-01-09T04:00");
  }

  @Test
  void ringsForAnEmergencyAtOnceAndOnFridayEveningToo() {
    Site site = site(NEW_YORK, Set.of(), Map.of());
    assertThat(rings(ShippedLadders.EMERGENCY, site, "2027-01-08T16:55", "2027-01-08T17:00"))
        .containsExactly(
            "2027-01-08T16:55", "2027-01-08T17:00", "2027-01-08T17:05", "2027-01-08T17:10");
  }

  @ParameterizedTest
  @CsvSource({
    // spring and autumn; where the clock does not change, the same days for comparison
    NEW_YORK + ",2027-03-12,2027-03-15",
    NEW_YORK + ",2027-11-05,2027-11-08",
    "Europe/Berlin,2027-03-26,2027-03-29",
    "Europe/Berlin,2027-10-29,2027-11-01",
    "America/Phoenix,2027-03-12,2027-03-15",
    "Australia/Lord_Howe,2027-10-01,2027-10-04",
    "Australia/Lord_Howe,2027-04-02,2027-04-05",
  })
  void keepsTheLocalTimeAcrossAChangeOfTheClock(String zone, String friday, String monday) {
    Site site = site(zone, Set.of(), Map.of());
    assertThat(rings(ShippedLadders.ROUTINE, site, friday + "T09:00", friday + "T16:00"))
        .contains(friday + "T16:00", monday + "T16:00");
  }

  @ParameterizedTest
  @CsvSource({
    // half an hour later on the clock that elapses, whatever the one on the wall shows
    NEW_YORK + ",2027-03-14T06:50:00Z,2027-03-14T03:20",
    NEW_YORK + ",2027-11-07T05:50:00Z,2027-11-07T01:20",
    "Europe/Berlin,2027-03-28T00:50:00Z,2027-03-28T03:20",
    "Australia/Lord_Howe,2027-10-02T15:20:00Z,2027-10-03T02:50",
  })
  void countsHalfAnHourAsHalfAnHourWhenTheClockChanges(
      String zone, Instant due, LocalDateTime second) {
    Site site = site(zone, Set.of(), Map.of());
    List<RungTimes.Timed> timed =
        new RungTimes(ShippedLadders.URGENT, site)
            .above(0, RungTimes.Basis.opened(due.minus(Duration.ofHours(2)), due));
    Instant level2 = timed.get(3).at();
    assertThat(Duration.between(due, level2)).isEqualTo(Duration.ofMinutes(30));
    assertThat(LocalDateTime.ofInstant(level2, site.zone())).isEqualTo(second);
  }

  @Test
  void movesToTheEndOfWhatIsPutAsideAndRemindsOnceThen() {
    Site site = site(NEW_YORK, Set.of(), Map.of());
    Instant opened = at(site, "2027-01-11T08:00");
    Instant due = at(site, "2027-01-12T16:45");
    assertThat(
            local(
                new RungTimes(ShippedLadders.ROUTINE, site)
                    .above(
                        0, new RungTimes.Basis(opened, due, due, 0, at(site, "2027-01-12T16:30"))),
                site))
        .containsExactly(
            "2027-01-12T16:30", "2027-01-12T16:45", "2027-01-13T16:45", "2027-01-14T16:45");
    assertThat(
            local(
                new RungTimes(ShippedLadders.ROUTINE, site)
                    .above(
                        0, new RungTimes.Basis(opened, due, due, 0, at(site, "2027-01-14T10:00"))),
                site))
        .containsExactly("2027-01-14T10:00", "2027-01-15T10:00", "2027-01-18T10:00");
  }

  @Test
  void isNotQuietenedByPuttingAnEmergencyAside() {
    Site site = site(NEW_YORK, Set.of(), Map.of());
    Instant opened = at(site, "2027-01-08T16:55");
    Instant due = at(site, "2027-01-08T17:00");
    assertThat(
            new RungTimes(ShippedLadders.EMERGENCY, site)
                .above(0, new RungTimes.Basis(opened, due, due, 0, opened.plusSeconds(86_400))))
        .isEqualTo(
            new RungTimes(ShippedLadders.EMERGENCY, site)
                .above(0, RungTimes.Basis.opened(opened, due)));
  }

  @Test
  void everyLadderRingsInOrderWheneverAnItemIsOpened() {
    Site site =
        site(
            NEW_YORK,
            Set.of(LocalDate.of(2027, 1, 18), LocalDate.of(2027, 3, 15)),
            Map.of(LocalDate.of(2027, 3, 16), new Hours(LocalTime.of(8, 0), LocalTime.of(12, 0))));
    for (Instant opened = at(site, "2027-01-01T00:00");
        opened.isBefore(at(site, "2027-04-01T00:00"));
        opened = opened.plus(Duration.ofMinutes(397))) {
      for (Ladder ladder : ShippedLadders.ALL) {
        Instant due = opened.plus(Duration.ofHours(26));
        List<Instant> times =
            new RungTimes(ladder, site)
                .above(0, RungTimes.Basis.opened(opened, due)).stream()
                    .map(RungTimes.Timed::at)
                    .toList();
        assertThat(times).as("%s opened %s", ladder.urgency(), opened).isSorted();
        assertThat(times.get(times.size() - 3)).isAfterOrEqualTo(due);
      }
    }
  }

  private static List<String> rings(Ladder ladder, Site site, String opened, String due) {
    return local(
        new RungTimes(ladder, site)
            .above(0, RungTimes.Basis.opened(at(site, opened), at(site, due))),
        site);
  }

  private static List<String> local(List<RungTimes.Timed> timed, Site site) {
    return timed.stream()
        .map(one -> LocalDateTime.ofInstant(one.at(), site.zone()).toString())
        .toList();
  }

  private static Instant at(Site site, String local) {
    return LocalDateTime.parse(local).atZone(site.zone()).toInstant();
  }

  /** Monday to Friday from 8 to 17. */
  private static Site site(
      String zone, Set<LocalDate> closures, Map<LocalDate, Hours> partClosures) {
    Map<DayOfWeek, Hours> hours = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.compareTo(DayOfWeek.SATURDAY) < 0) {
        hours.put(day, new Hours(LocalTime.of(8, 0), LocalTime.of(17, 0)));
      }
    }
    return new Site("site", "Site", ZoneId.of(zone), "555-0100", hours, closures, partClosures);
  }
}
