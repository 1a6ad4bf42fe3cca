package care.throughline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Site;
import care.throughline.schedule.calendar.HolidayPolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolidayWeeksTests {

  private static final LocalDate START = LocalDate.of(2026, 11, 2);
  private static final LocalDate THANKSGIVING = LocalDate.of(2026, 11, 26);
  private static final LocalDate CHRISTMAS_EVE = LocalDate.of(2026, 12, 24);
  private static final int WEEKS = 12;
  private static final int WEEK_MINUTES = 420;

  @Test
  void thanksgivingIsLeftOutAndMadeGoodInOneShortWeekAfterTheTwelfth() {
    Site clinic = Clinics.weekdays("America/New_York", THANKSGIVING);
    List<PlannedSession> plan = plan(HolidayPolicy.SKIP_EXTEND, clinic);
    assertThat(plan)
        .filteredOn(PlannedSession::cancelled)
        .extracting(PlannedSession::day)
        .containsExactly(THANKSGIVING);
    assertThat(plan)
        .filteredOn(session -> session.week() > WEEKS)
        .extracting(
            session ->
                session.week() + " " + session.kind() + " " + session.day() + " " + session.start())
        .containsExactly("13 group 2027-01-26 18:00");
    assertThat(minutes(plan, 4)).as("the week with the holiday").isEqualTo(240);
    assertThat(held(plan)).isEqualTo(WEEKS * WEEK_MINUTES);
  }

  @Test
  void twoLostThursdaysFitIntoOneWeekMore() {
    Site clinic = Clinics.weekdays("America/New_York", THANKSGIVING, CHRISTMAS_EVE);
    List<PlannedSession> plan = plan(HolidayPolicy.SKIP_EXTEND, clinic);
    assertThat(plan)
        .filteredOn(session -> session.week() > WEEKS)
        .extracting(PlannedSession::kind)
        .containsExactly("group", "group");
    assertThat(held(plan)).isEqualTo(WEEKS * WEEK_MINUTES);
  }

  @Test
  void thePlanMayKeepItsEndAndShowTheSmallerDose() {
    Site clinic = Clinics.weekdays("America/New_York", THANKSGIVING);
    List<PlannedSession> plan = plan(HolidayPolicy.SKIP_KEEP_END, clinic);
    assertThat(plan).allMatch(session -> session.week() <= WEEKS);
    assertThat(held(plan)).isEqualTo(WEEKS * WEEK_MINUTES - 180);
  }

  @Test
  void theSessionMayBeHeldOnAnotherDayOfItsWeek() {
    Site clinic = Clinics.weekdays("America/New_York", THANKSGIVING);
    List<PlannedSession> plan = plan(HolidayPolicy.MAKEUP_SAME_WEEK, clinic);
    assertThat(plan).allMatch(session -> session.week() <= WEEKS && !session.cancelled());
    assertThat(plan).anyMatch(session -> session.day().equals(THANKSGIVING.plusDays(1)));
    assertThat(minutes(plan, 4)).isEqualTo(WEEK_MINUTES);
  }

  /**
   * Any days closed, in any zone, over both changes of the clock: what was lost is all made good.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {"America/New_York", "Europe/Berlin", "America/Phoenix", "Australia/Lord_Howe"})
  void whateverIsClosedTheDoseAddsUpAndNoSessionIsOnAClosedDay(String zone) {
    long seed = 20270314;
    System.out.println("HolidayWeeksTests seed " + seed);
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      LocalDate start = LocalDate.of(2027, 1, 1).plusDays(random.nextInt(330));
      LocalDate[] closed =
          random
              .ints(random.nextInt(12), 0, 100)
              .distinct()
              .mapToObj(start::plusDays)
              .toArray(LocalDate[]::new);
      Site clinic = Clinics.weekdays(zone, closed);
      List<PlannedSession> plan = plan(HolidayPolicy.SKIP_EXTEND, clinic, start);
      assertThat(held(plan))
          .as("from " + start + " without " + List.of(closed))
          .isEqualTo(WEEKS * WEEK_MINUTES);
      List<Span> spans = new ArrayList<>();
      for (PlannedSession session : plan.stream().filter(one -> !one.cancelled()).toList()) {
        Span span = session.span(clinic.zone());
        assertThat(clinic.open(session.day())).isTrue();
        assertThat(span.start().atZone(clinic.zone()).toLocalTime()).isEqualTo(session.start());
        assertThat(spans).noneMatch(span::overlaps);
        spans.add(span);
      }
    }
  }

  private static List<PlannedSession> plan(HolidayPolicy policy, Site clinic) {
    return plan(policy, clinic, START);
  }

  private static List<PlannedSession> plan(HolidayPolicy policy, Site clinic, LocalDate start) {
    HolidayWeeks holidays = new HolidayWeeks(policy, Clinics.SEED, WEEKS);
    return new SessionPlan(
            Clinics.SEED,
            List.of(),
            List.of(),
            clinic,
            TakenTime.of(new UUID(0, 1), List.of()),
            holidays)
        .weeks(start, 1, WEEKS + holidays.needed(start, 1, clinic));
  }

  private static int held(List<PlannedSession> plan) {
    return plan.stream()
        .filter(session -> !session.cancelled())
        .mapToInt(PlannedSession::minutes)
        .sum();
  }

  private static int minutes(List<PlannedSession> plan, int week) {
    return held(plan.stream().filter(session -> session.week() == week).toList());
  }
}
