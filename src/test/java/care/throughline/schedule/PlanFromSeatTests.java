package care.throughline.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Sites;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Transactions;
import care.throughline.support.ClinicTest;
import care.throughline.support.GroupsInTests;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PlanFromSeatTests extends ClinicTest {

  /** The first day of a programme that is agreed on Monday 4 January 2027. */
  private static final LocalDate TUESDAY = LocalDate.of(2027, 1, 5);

  private static final LocalTime EVENING = LocalTime.of(17, 0);
  private static final LocalTime MORNING = LocalTime.of(9, 0);

  @Autowired private Programmes programmes;
  @Autowired private Sessions sessions;
  @Autowired private Doses doses;
  @Autowired private PlanWarnings warnings;
  @Autowired private Sites sites;
  @Autowired private Transactions transactions;

  private GroupsInTests groups;
  private UUID evening;
  private UUID room;
  private EpisodeId dana;

  @BeforeEach
  void aClinicWithAGroup() {
    groups = new GroupsInTests(jdbc, sites.home(), MONDAY_TEN);
    room = groups.room("Garden room");
    evening =
        groups.group(
            "Evening A", as(CastMember.KAI), room, EVENING, DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    dana = treated("Dana");
  }

  @Test
  void theMeetingsOfThePersonsGroupAreTheirSessions() {
    groups.seat(evening, dana, TUESDAY, null);
    plan(dana);
    List<SessionRow> planned = standing(dana, "group");
    assertThat(planned).hasSize(24);
    assertThat(planned)
        .allMatch(session -> session.start().equals(EVENING) && session.minutes() == 180)
        .extracting(session -> session.day().getDayOfWeek())
        .containsOnly(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    assertThat(
            number(
                "select count(distinct group_session) from session where group_session is not null"))
        .isEqualTo(24);
    assertThat(doses.of(dana)).hasSize(12).allMatch(week -> week.plannedMinutes() == 420);
    assertThat(doses.of(dana)).allMatch(WeekDose::belowMinimum);
  }

  @Test
  void theWeeklyHourIsTheOneAgreedWithTheTherapist() {
    groups.seat(evening, dana, TUESDAY, null);
    UUID office = groups.room("Office 2");
    groups.therapist(dana, as(CastMember.MIRIAM), DayOfWeek.THURSDAY, MORNING, office, TUESDAY);
    plan(dana);
    assertThat(standing(dana, "individual"))
        .hasSize(12)
        .allMatch(
            session ->
                session.day().getDayOfWeek() == DayOfWeek.THURSDAY
                    && session.start().equals(MORNING));
    assertThat(
            jdbc.sql("select distinct therapist from session where kind = 'individual'")
                .query(UUID.class)
                .list())
        .containsExactly(as(CastMember.MIRIAM).id().value());
    assertThat(number("select count(*) from booking where resource = '" + office + "'"))
        .isEqualTo(12);
  }

  @Test
  void anHourAtWhichTheTherapistIsTakenMovesWithinTheWeek() {
    groups.therapist(dana, as(CastMember.MIRIAM), DayOfWeek.WEDNESDAY, MORNING, null, TUESDAY);
    jdbc.sql(
            """
            insert into busy_time (id, staff, during, reason)
            values (?, ?, tstzrange('2027-01-06T14:30Z', '2027-01-06T16:00Z'), 'meeting')""")
        .params(UUID.randomUUID(), as(CastMember.MIRIAM).id().value())
        .update();
    plan(dana);
    List<SessionRow> hours = standing(dana, "individual");
    assertThat(hours).hasSize(12);
    assertThat(hours.get(0).day()).isEqualTo("2027-01-07");
    assertThat(hours.get(1).day()).isEqualTo("2027-01-13");
  }

  @Test
  void onTheTherapistsLeaveTheHourMovesToADayOnWhichTheyAreThere() {
    groups.therapist(dana, as(CastMember.MIRIAM), DayOfWeek.WEDNESDAY, MORNING, null, TUESDAY);
    jdbc.sql(
            "insert into staff_leave (id, staff, during, reason) values (?, ?, daterange('2027-01-06', '2027-01-08'), 'course')")
        .params(UUID.randomUUID(), as(CastMember.MIRIAM).id().value())
        .update();
    plan(dana);
    assertThat(standing(dana, "individual").get(0).day()).isEqualTo("2027-01-08");
    assertThat(standing(dana, "individual").get(1).day()).isEqualTo("2027-01-13");
  }

  @Test
  void whoeverHasNoSeatYetHasOnlyTheirHourWhereThereAreGroups() {
    plan(dana);
    assertThat(standing(dana, "group")).isEmpty();
    assertThat(standing(dana, "individual")).hasSize(12);
    assertThat(warnings.of(dana))
        .extracting(PlanWarnings.Warning::text)
        .contains("No group yet, on the waiting list");
    assertThat(doses.of(dana)).allMatch(WeekDose::belowMinimum);
  }

  @Test
  void aClinicWithoutGroupsFollowsTheTemplate() {
    jdbc.sql("update care_group set dissolved_at = now()").update();
    plan(dana);
    assertThat(standing(dana, "group")).hasSize(24);
  }

  @Test
  void aMeetingWhileThePersonIsSomewhereElseIsCancelledAndTheDoseShowsIt() {
    groups.seat(evening, dana, TUESDAY, null);
    jdbc.sql(
            """
            insert into busy_time (id, person, during, reason)
            values (?, ?, tstzrange('2027-01-08T23:00Z', '2027-01-09T01:00Z'), 'residential')""")
        .params(UUID.randomUUID(), episodes.get(dana).person().value())
        .update();
    plan(dana);
    assertThat(standing(dana, "group")).hasSize(23);
    assertThat(doses.of(dana).get(0).plannedMinutes()).isEqualTo(240);
    assertThat(
            jdbc.sql("select cancel_reason from session where state = 'cancelledProgramme'")
                .query(String.class)
                .list())
        .containsExactly("The person is somewhere else at that time");
  }

  @Test
  void aSeatThatComesLaterBringsItsMeetingsOnce() {
    plan(dana);
    clock.stopAt(MONDAY_TEN.plus(Duration.ofDays(10)));
    groups.seat(evening, dana, LocalDate.of(2027, 1, 14), null);
    transactions.run(() -> programmes.fit(dana));
    List<SessionRow> planned = standing(dana, "group");
    assertThat(planned).hasSize(22);
    assertThat(planned.get(0).day()).isEqualTo("2027-01-15");
    transactions.run(() -> programmes.fit(dana));
    assertThat(sessions.of(dana)).hasSize(12 + 22);
  }

  @Test
  void aNewTherapistTakesOverTheHoursToComeAndThoseThatWereStay() {
    groups.therapist(dana, as(CastMember.MIRIAM), DayOfWeek.WEDNESDAY, MORNING, null, TUESDAY);
    plan(dana);
    clock.stopAt(MONDAY_TEN.plus(Duration.ofDays(10)));
    groups.therapist(
        dana, as(CastMember.SAMIR), DayOfWeek.FRIDAY, MORNING, null, LocalDate.of(2027, 1, 15));
    transactions.run(() -> programmes.fit(dana));
    transactions.run(() -> programmes.fit(dana));
    assertThat(standing(dana, "individual")).hasSize(12);
    assertThat(
            jdbc.sql(
                    "select count(*) from session where therapist = ? and state = 'planned' and local_date > '2027-01-14'")
                .param(as(CastMember.SAMIR).id().value())
                .query(Integer.class)
                .single())
        .isEqualTo(10);
  }

  @Test
  void whoeverComesBackMeetsTheSameGroupAgain() {
    groups.seat(evening, dana, TUESDAY, null);
    plan(dana);
    clock.stopAt(MONDAY_TEN.plus(Duration.ofDays(20)));
    transactions.run(() -> programmes.pause(dana));
    assertThat(sessions.upcoming(dana, 5)).isEmpty();
    clock.stopAt(MONDAY_TEN.plus(Duration.ofDays(30)));
    transactions.run(() -> programmes.resume(dana, "resume", 0));
    transactions.run(() -> programmes.resume(dana, "resume", 0));
    assertThat(standing(dana, "group").stream().filter(session -> session.run() == 2)).hasSize(24);
  }

  private void plan(EpisodeId episode) {
    transactions.run(() -> programmes.plan(episode, "IOP-SEED"));
  }

  private List<SessionRow> standing(EpisodeId episode, String kind) {
    return sessions.of(episode).stream()
        .filter(session -> session.kind().equals(kind) && !session.state().cancelled())
        .toList();
  }

  private int number(String sql) {
    return jdbc.sql(sql).query(Integer.class).single();
  }
}
