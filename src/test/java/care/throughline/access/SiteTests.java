package care.throughline.access;

import static org.assertj.core.api.Assertions.assertThat;

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
}
