package care.throughline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Site;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionPlanTests {

  private static final Site CLINIC = Clinics.weekdays("America/New_York");
  private static final LocalDate TUESDAY = LocalDate.of(2026, 12, 1);

  @Test
  void twelveWeeksOfSevenHoursAre24GroupsAnd12IndividualSessions() {
    List<PlannedSession> sessions = Clinics.weeks(Clinics.SEED, TUESDAY, 1, 12, CLINIC, List.of());
    assertThat(sessions).filteredOn(session -> session.kind().equals("group")).hasSize(24);
    assertThat(sessions).filteredOn(session -> session.kind().equals("individual")).hasSize(12);
    assertThat(sessions.stream().mapToInt(PlannedSession::minutes).sum()).isEqualTo(84 * 60);
    assertThat(sessions).noneMatch(PlannedSession::cancelled);
  }

  @Test
  void aWeekMayBeginOnAnyWeekday() {
    LocalDate friday = LocalDate.of(2026, 12, 4);
    assertThat(Clinics.weeks(Clinics.SEED, friday, 1, 1, CLINIC, List.of()))
        .extracting(session -> session.day().toString())
        .containsExactly("2026-12-08", "2026-12-09", "2026-12-10");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"America/New_York", "America/Phoenix", "Europe/Berlin", "Australia/Lord_Howe"})
  void aGroupAtSixInTheEveningStaysAtSixAllYear(String zone) {
    Site clinic = Clinics.weekdays(zone);
    for (PlannedSession session :
        Clinics.weeks(Clinics.SEED, LocalDate.of(2027, 1, 4), 1, 52, clinic, List.of())) {
      Span span = session.span(clinic.zone());
      assertThat(span.start().atZone(clinic.zone()).toLocalTime()).isEqualTo(session.start());
      assertThat(Duration.between(span.start(), span.end()))
          .isEqualTo(Duration.ofMinutes(session.minutes()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    // the Tuesday before and after the change of the clock; in Phoenix nothing changes
    "America/New_York,    2027-03-09, 2027-03-09T23:00:00Z, 2027-03-16T22:00:00Z",
    "America/New_York,    2027-11-02, 2027-11-02T22:00:00Z, 2027-11-09T23:00:00Z",
    "America/Phoenix,     2027-03-09, 2027-03-10T01:00:00Z, 2027-03-17T01:00:00Z",
    "Europe/Berlin,       2027-03-23, 2027-03-23T17:00:00Z, 2027-03-30T16:00:00Z",
    "Australia/Lord_Howe, 2027-03-30, 2027-03-30T07:00:00Z, 2027-04-06T07:30:00Z"
  })
  void theInstantMovesWithTheClockOfTheClinic(
      String zone, LocalDate tuesday, Instant before, Instant after) {
    Site clinic = Clinics.weekdays(zone);
    List<PlannedSession> groups =
        Clinics.weeks(Clinics.SEED, tuesday, 1, 2, clinic, List.of()).stream()
            .filter(session -> session.kind().equals("group") && session.ordinal() == 1)
            .toList();
    assertThat(groups)
        .extracting(session -> session.span(clinic.zone()).start())
        .containsExactly(before, after);
  }

  @Test
  void aTimeThatDoesNotExistMovesForwardAndOneThatExistsTwiceIsTheFirst() {
    var missing =
        PlannedSession.of(
            1,
            new Slot("group", 1, DayOfWeek.SUNDAY, LocalTime.of(2, 30), 60),
            LocalDate.of(2027, 3, 14));
    var doubled =
        PlannedSession.of(
            1,
            new Slot("group", 1, DayOfWeek.SUNDAY, LocalTime.of(1, 30), 60),
            LocalDate.of(2027, 11, 7));
    assertThat(missing.span(CLINIC.zone()).start()).isEqualTo("2027-03-14T07:30:00Z");
    assertThat(doubled.span(CLINIC.zone()).start()).isEqualTo("2027-11-07T05:30:00Z");
    assertThat(
            Duration.between(
                doubled.span(CLINIC.zone()).start(), doubled.span(CLINIC.zone()).end()))
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void aSessionOnAHolidayMovesToTheNextOpenDayOfTheSameWeek() {
    Site closed = Clinics.weekdays("America/New_York", LocalDate.of(2026, 12, 24));
    assertThat(Clinics.weeks(Clinics.SEED, LocalDate.of(2026, 12, 21), 4, 4, closed, List.of()))
        .extracting(
            session ->
                session.kind()
                    + " "
                    + session.day()
                    + " "
                    + session.start()
                    + (session.cancelled() ? " cancelled" : ""))
        .containsExactly(
            "group 2026-12-22 18:00", "individual 2026-12-23 16:00", "group 2026-12-25 18:00");
  }

  @Test
  void aSessionWithoutAnyOtherDayInTheWeekIsCancelledByTheProgramme() {
    Site closed =
        Clinics.weekdays(
            "America/New_York", LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 25));
    assertThat(Clinics.weeks(Clinics.SEED, LocalDate.of(2026, 12, 21), 4, 4, closed, List.of()))
        .filteredOn(PlannedSession::cancelled)
        .extracting(session -> session.day().toString())
        .containsExactly("2026-12-24");
  }

  @Test
  void aSessionMovesOverADayOnWhichThePersonIsBusyAtThatTime() {
    Site closed = Clinics.weekdays("America/New_York", TUESDAY);
    Span elsewhere =
        new Span(Clinics.at(closed, "2026-12-02T17:00"), Clinics.at(closed, "2026-12-02T19:00"));
    assertThat(Clinics.weeks(Clinics.SEED, TUESDAY, 1, 1, closed, List.of(elsewhere)))
        .filteredOn(session -> session.kind().equals("group") && session.ordinal() == 1)
        .extracting(session -> session.day().toString())
        .containsExactly("2026-12-04");
  }

  @Test
  void onePersonIsNeverInTwoPlacesWhateverIsClosed() {
    List<Slot> crowded =
        List.of(
            new Slot("group", 1, DayOfWeek.MONDAY, LocalTime.of(18, 0), 180),
            new Slot("group", 2, DayOfWeek.WEDNESDAY, LocalTime.of(18, 0), 180),
            new Slot("individual", 1, DayOfWeek.WEDNESDAY, LocalTime.of(17, 30), 60),
            new Slot("group", 3, DayOfWeek.FRIDAY, LocalTime.of(18, 0), 180));
    LocalDate monday = LocalDate.of(2026, 11, 30);
    for (int closures = 0; closures < 32; closures++) {
      int bits = closures;
      LocalDate[] closed =
          java.util.stream.IntStream.range(0, 5)
              .filter(day -> (bits & 1 << day) != 0)
              .mapToObj(monday::plusDays)
              .toArray(LocalDate[]::new);
      Site clinic = Clinics.weekdays("America/New_York", closed);
      List<PlannedSession> held =
          Clinics.weeks(crowded, monday, 1, 1, clinic, List.of()).stream()
              .filter(session -> !session.cancelled())
              .toList();
      for (PlannedSession one : held) {
        assertThat(clinic.open(one.day())).isTrue();
        assertThat(held)
            .filteredOn(other -> other != one)
            .noneMatch(other -> other.span(clinic.zone()).overlaps(one.span(clinic.zone())));
      }
    }
  }
}
