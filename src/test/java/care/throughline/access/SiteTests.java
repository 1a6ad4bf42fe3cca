package care.throughline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SiteTests {

  private static final Site CLINIC = clinic();

  private static Site clinic() {
    Map<DayOfWeek, Hours> hours = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day != DayOfWeek.SATURDAY && day != DayOfWeek.SUNDAY) {
        hours.put(day, new Hours(LocalTime.of(8, 0), LocalTime.of(20, 0)));
      }
    }
    return new Site(
        "main",
        "Main clinic",
        ZoneId.of("America/New_York"),
        "(555) 010-0100",
        hours,
        Set.of(LocalDate.of(2027, 1, 18)));
  }

  private static Instant at(String local) {
    return java.time.LocalDateTime.parse(local).atZone(CLINIC.zone()).toInstant();
  }

  @Test
  void calendarDaysKeepTheLocalTimeAcrossBothChangesOfTheClock() {
    assertThat(CLINIC.plusCalendarDays(at("2027-03-11T18:00"), 7))
        .isEqualTo(at("2027-03-18T18:00"));
    assertThat(CLINIC.plusCalendarDays(at("2027-11-04T18:00"), 7))
        .isEqualTo(at("2027-11-11T18:00"));
  }

  @Test
  void workingTimeStandsStillOverTheWeekend() {
    assertThat(CLINIC.plusWorkingTime(at("2027-01-08T18:00"), Duration.ofHours(4)))
        .isEqualTo(at("2027-01-11T10:00"));
  }

  @Test
  void workingDaysSkipAClosedMonday() {
    assertThat(CLINIC.plusWorkingDays(at("2027-01-15T10:00"), 1)).isEqualTo(at("2027-01-19T10:00"));
  }

  @Test
  void aSiteThatNeverOpensIsNamedInsteadOfWaitedFor() {
    Site never = new Site("north", "North", CLINIC.zone(), "(555) 010-0199", Map.of(), Set.of());
    assertThatThrownBy(() -> never.plusWorkingTime(at("2027-01-08T18:00"), Duration.ofHours(4)))
        .hasMessage(
            "Site north does not open within a year of 2027-01-08; enter its weekly hours in the calendar of the site.");
  }

  /** Closed on Thursday 7 from 10:00 to 15:00, from Monday 11, 16:00 to Wednesday 13, 12:00. */
  private static Site partly() {
    return new Site(
        "main",
        "Main clinic",
        CLINIC.zone(),
        CLINIC.phone(),
        CLINIC.hours(),
        Set.of(LocalDate.of(2027, 1, 12)),
        Map.of(
            LocalDate.of(2027, 1, 7),
            Hours.between(LocalTime.of(10, 0), LocalTime.of(15, 0)),
            LocalDate.of(2027, 1, 8),
            Hours.between(null, LocalTime.of(20, 0)),
            LocalDate.of(2027, 1, 11),
            Hours.between(LocalTime.of(16, 0), null),
            LocalDate.of(2027, 1, 13),
            Hours.between(null, LocalTime.of(12, 0))));
  }

  @Test
  void workingTimeStandsStillWhileAPartOfADayIsClosed() {
    assertThat(partly().plusWorkingTime(at("2027-01-07T09:00"), Duration.ofHours(4)))
        .as("an hour before, three after")
        .isEqualTo(at("2027-01-07T18:00"));
    assertThat(partly().plusWorkingTime(at("2027-01-07T11:00"), Duration.ofHours(1)))
        .as("begun while it is closed")
        .isEqualTo(at("2027-01-07T16:00"));
    assertThat(partly().plusWorkingTime(at("2027-01-11T15:00"), Duration.ofHours(2)))
        .as("over a closing of several days")
        .isEqualTo(at("2027-01-13T13:00"));
    assertThat(partly().plusWorkingTime(at("2027-01-07T19:00"), Duration.ofHours(2)))
        .as("hours that take the whole of Friday")
        .isEqualTo(at("2027-01-11T09:00"));
  }

  @Test
  void aWorkingDayLaterIsMovedOutOfThePartThatIsClosed() {
    assertThat(partly().plusWorkingDays(at("2027-01-06T11:00"), 1))
        .as("to when it opens again")
        .isEqualTo(at("2027-01-07T15:00"));
    assertThat(partly().plusWorkingDays(at("2027-01-07T18:00"), 1))
        .as("past a Friday without an open hour, to when Monday ends")
        .isEqualTo(at("2027-01-11T16:00"));
    assertThat(partly().plusWorkingDays(at("2027-01-11T09:00"), 1))
        .isEqualTo(at("2027-01-13T12:00"));
    assertThat(partly().plusWorkingDays(at("2027-01-06T09:30"), 1))
        .isEqualTo(at("2027-01-07T09:30"));
  }

  @Test
  void tellsWhetherItIsOpenAtAnInstantAndWhenItOpensNext() {
    assertThat(partly().openUntil(at("2027-01-07T09:59"))).contains(at("2027-01-07T10:00"));
    assertThat(partly().openUntil(at("2027-01-07T10:00"))).isEmpty();
    assertThat(partly().opensNext(at("2027-01-07T10:00"))).contains(at("2027-01-07T15:00"));
    assertThat(partly().openUntil(at("2027-01-07T15:00"))).contains(at("2027-01-07T20:00"));
    assertThat(partly().opensNext(at("2027-01-07T20:00"))).contains(at("2027-01-11T08:00"));
    assertThat(partly().opensNext(at("2027-01-11T16:00"))).contains(at("2027-01-13T12:00"));
    assertThat(partly().opensNext(at("2027-01-13T12:30"))).contains(at("2027-01-13T12:30"));
    assertThat(
            new Site("x", "X", CLINIC.zone(), "", Map.of(), Set.of())
                .opensNext(at("2027-01-07T10:00")))
        .isEmpty();
  }
}
