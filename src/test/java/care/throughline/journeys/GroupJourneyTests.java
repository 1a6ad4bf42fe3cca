package care.throughline.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Actor;
import care.throughline.schedule.MakeUpOffer;
import care.throughline.schedule.MakeUps;
import care.throughline.schedule.PlanWarnings;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.Span;
import care.throughline.schedule.WeekDose;
import care.throughline.schedule.booking.BusyTimes;
import care.throughline.schedule.calendar.Closures;
import care.throughline.schedule.calendar.NewClosure;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.GroupSessions;
import care.throughline.schedule.group.SeatState;
import care.throughline.schedule.group.Seats;
import care.throughline.support.GroupsInTests;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Domain guide 9, scenarios 5, 10, 11, 17 and 25, in a clinic with groups and therapists. */
class GroupJourneyTests extends DetailedJourneyTest {

  private static final LocalTime EVENING = LocalTime.of(17, 0);
  private static final LocalTime MORNING = LocalTime.of(9, 0);

  @Autowired private Seats seats;
  @Autowired private GroupSessions meetings;
  @Autowired private MakeUps makeUps;
  @Autowired private PlanWarnings warnings;
  @Autowired private BusyTimes busyTimes;
  @Autowired private Closures closures;

  private GroupsInTests groups;
  private UUID evening;
  private UUID morning;

  @AfterEach
  void usualHours() {
    jdbc.sql("delete from site_closure").update();
    jdbc.sql("delete from site_hours where weekday = 7").update();
  }

  private void groups(DayOfWeek... evenings) {
    groups = new GroupsInTests(jdbc, sites.home(), journey.now());
    evening =
        groups.group(
            "Evening A", as(CastMember.KAI), groups.room("Garden room"), EVENING, evenings);
    morning =
        groups.group(
            "Morning B",
            as(CastMember.SAMIR),
            groups.room("Blue room"),
            MORNING,
            DayOfWeek.MONDAY,
            DayOfWeek.FRIDAY);
    groups.hours(as(CastMember.MIRIAM), MORNING, EVENING);
  }

  /** Admitted with a seat in the evening group and an hour with Miriam on Wednesdays at 14:00. */
  private EpisodeId admittedWithSeat(Map<String, ?> placement) {
    EpisodeId episode = scheduled();
    LocalDate from = sites.home().openOnOrAfter(today().plusDays(1));
    groups.seat(evening, episode, from, null);
    groups.therapist(
        episode, as(CastMember.MIRIAM), DayOfWeek.WEDNESDAY, LocalTime.of(14, 0), null, from);
    assess(episode, placement);
    complete(episode, "UserTask_SignCarePlan");
    return episode;
  }

  @Test
  void twoMissedGroupsAreFollowedUpMadeUpAndTheSeatIsKept() {
    groups(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY);
    EpisodeId episode = admittedWithSeat(Map.of());
    meetings.ensure(new CareGroupId(morning), LocalDate.of(2027, 3, 1));
    passToWeek(episode, 3);
    SessionRow tuesday = group(episode, LocalDate.of(2027, 1, 19));
    SessionRow thursday = group(episode, LocalDate.of(2027, 1, 21));
    miss(tuesday);
    assertThat(item(episode, "UserTask_ReachOut").dueAt())
        .as("outreach the same day")
        .isEqualTo(journey.now().plus(Duration.ofHours(2)));
    complete(episode, "UserTask_ReachOut");
    miss(thursday);
    assertThat(item(episode, "UserTask_Reengage").dueAt())
        .isEqualTo(journey.now().plus(Duration.ofHours(48)));
    complete(episode, "UserTask_Reengage", Map.of("barriers", List.of("transport")));

    List<MakeUps.Missed> missed = makeUps.open(episode);
    assertThat(missed)
        .extracting(MakeUps.Missed::session)
        .containsExactly(tuesday(episode), thursday(episode));
    MakeUpOffer friday = missed.get(0).offers().get(0);
    assertThat(friday.words())
        .isEqualTo("Morning B, Friday 22 January at 09:00, keeps the dose of week 3");
    SessionRow made =
        makeUps.accept(missed.get(0).session().id(), friday.key(), as(CastMember.ANNEKE));
    attend(made);
    assertThat(sessions.consecutiveMisses(episode)).isZero();
    journey.passUntil(programme(episode).weekEndsAt());
    doOpen(episode, "UserTask_ReviewWeek");
    WeekDose week = doses.of(episode).get(2);
    assertThat(week.attendedMinutes()).isEqualTo(180);
    assertThat(week.madeUpMinutes()).isEqualTo(180);
    assertThat(week.plannedMinutes()).isEqualTo(420);
    assertThat(warnings.of(episode))
        .extracting(PlanWarnings.Warning::text)
        .contains("Week 3: 3 h attended, the level asks for 9 h");

    attend(group(episode, LocalDate.of(2027, 1, 26)));
    assertThat(openSteps(episode)).isEmpty();
    assertThat(seats.of(episode))
        .filteredOn(seat -> seat.group().value().equals(evening))
        .extracting(seat -> seat.state())
        .containsExactly(SeatState.ENROLLED);
  }

  @Test
  void aHolidayMovesTheEndAndTheWeekSaysThatItsDoseIsTooSmall() {
    journey.begin(local("2026-11-09T10:00"));
    jdbc.sql(
            "insert into site_closure (site, on_date, reason, kind) values ('main', '2026-11-26', 'Thanksgiving', 'holiday')")
        .update();
    groups(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY);
    EpisodeId episode = admittedWithSeat(Map.of());
    assertThat(sessions.of(episode))
        .as("nothing on the closed day")
        .noneMatch(
            session ->
                session.day().equals(LocalDate.of(2026, 11, 26)) && !session.state().cancelled());
    WeekDose thanksgiving = doses.of(episode).get(2);
    assertThat(thanksgiving.plannedMinutes()).isEqualTo(240);
    assertThat(thanksgiving.belowMinimum()).isTrue();
    assertThat(programme(episode).weeksPlanned()).as("a week more").isEqualTo(13);
    assertThat(doses.of(episode).stream().mapToInt(WeekDose::plannedMinutes).sum())
        .as("the whole dose is kept")
        .isEqualTo(12 * 420);
    passToWeek(episode, 3);
    assertThat(warnings.of(episode))
        .extracting(PlanWarnings.Warning::text)
        .contains("Week 3: 4 h planned, the level asks for 9 h");
  }

  @Test
  void anEveningGroupKeepsItsLocalTimeWhenTheClockChanges() {
    journey.begin(local("2027-03-01T10:00"));
    jdbc.sql(
            "insert into site_hours (site, weekday, opens, closes) values ('main', 7, '08:00', '20:00')")
        .update();
    groups(DayOfWeek.SUNDAY, DayOfWeek.TUESDAY);
    EpisodeId episode = admittedWithSeat(Map.of());
    List<SessionRow> around =
        sessions.of(episode).stream()
            .filter(session -> session.kind().equals("group"))
            .filter(session -> !session.day().isBefore(LocalDate.of(2027, 3, 7)))
            .limit(4)
            .toList();
    assertThat(around)
        .extracting(session -> session.startsAt().toString())
        .containsExactly(
            "2027-03-07T22:00:00Z",
            "2027-03-09T22:00:00Z",
            "2027-03-14T21:00:00Z",
            "2027-03-16T21:00:00Z");
    assertThat(sessions.of(episode))
        .filteredOn(session -> session.kind().equals("group"))
        .hasSize(24)
        .allMatch(session -> session.start().equals(EVENING))
        .allMatch(
            session ->
                Duration.between(session.startsAt(), session.endsAt()).equals(Duration.ofHours(3)));
    passToWeek(episode, 2);
    assertThat(programme(episode).weekEndsAt())
        .as("a week that holds the change ends at midnight of the clinic")
        .isEqualTo(local("2027-03-16T00:00"));
    passToWeek(episode, 3);
    assertThat(journey.now()).isEqualTo(local("2027-03-16T00:00"));
  }

  @Test
  void residentialHoursAndTheProgrammeNeverOverlap() {
    groups(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY);
    EpisodeId episode = scheduled();
    busy(episode, LocalDate.of(2027, 1, 12), LocalTime.of(18, 0));
    LocalDate from = LocalDate.of(2027, 1, 5);
    groups.seat(evening, episode, from, null);
    groups.therapist(
        episode, as(CastMember.MIRIAM), DayOfWeek.WEDNESDAY, LocalTime.of(14, 0), null, from);
    assess(episode, Map.of("concurrentResidential", "yes"));
    complete(episode, "UserTask_SignCarePlan");
    findBed(episode);
    assertThat(activeStays(episode)).containsExactlyInAnyOrder("2.1", "3.1");
    assertThat(doses.of(episode).get(1).plannedMinutes()).as("without the evening").isEqualTo(240);
    assertThat(doses.of(episode).get(2).plannedMinutes()).isEqualTo(420);

    assertThatThrownBy(() -> busy(episode, LocalDate.of(2027, 1, 19), LocalTime.of(18, 0)))
        .as("a residential hour over a session")
        .isInstanceOf(ScheduleRefused.class);
    busy(episode, LocalDate.of(2027, 1, 20), LocalTime.of(18, 0));
    assertThat(doses.of(episode).get(2).plannedMinutes())
        .as("residential hours are no dose of the programme")
        .isEqualTo(420);

    journey.report(episode, "residential.stayEnded", Map.of());
    assertThat(activeStays(episode)).containsExactly("2.1");
    complete(episode, "UserTask_RerateEnvironment");
    assertThat(awaited(episode)).hasSize(35);
  }

  @Test
  void snowCancelsTheEveningWithoutAnAbsenceAndItCanBeMadeUp() {
    groups(DayOfWeek.TUESDAY, DayOfWeek.THURSDAY);
    EpisodeId episode = admittedWithSeat(Map.of());
    meetings.ensure(new CareGroupId(morning), LocalDate.of(2027, 3, 1));
    journey.passUntil(local("2027-01-05T15:00"));
    closures.close(
        new NewClosure(
            "main",
            LocalDate.of(2027, 1, 5),
            LocalTime.of(15, 0),
            LocalTime.of(20, 0),
            false,
            "Snow"),
        as(CastMember.SAMIR));
    journey.settle();
    SessionRow evening = sessions.of(episode).get(0);
    assertThat(evening.state()).isEqualTo(SessionState.CANCELLED_PROGRAMME);
    assertThat(sessions.misses(episode)).isZero();
    assertThat(messages(episode))
        .filteredOn(message -> message.template().equals("sessionsCancelled"))
        .hasSize(1);
    assertThat(makeUps.open(episode)).hasSize(1);
    MakeUps.Missed missed = makeUps.open(episode).get(0);
    makeUps.accept(missed.session().id(), missed.offers().get(0).key(), as(CastMember.ANNEKE));
    assertThat(doses.of(episode).get(0).plannedMinutes())
        .as("the dose is whole again")
        .isEqualTo(420);
    assertThat(makeUps.open(episode)).isEmpty();
  }

  private void busy(EpisodeId episode, LocalDate day, LocalTime start) {
    busyTimes.ofPerson(
        person(episode),
        Span.of(day, start, 60, sites.home().zone()),
        "residential",
        sites.home().zone(),
        Actor.INSTALLATION);
  }

  private SessionRow tuesday(EpisodeId episode) {
    return group(episode, LocalDate.of(2027, 1, 19));
  }

  private SessionRow thursday(EpisodeId episode) {
    return group(episode, LocalDate.of(2027, 1, 21));
  }

  private SessionRow group(EpisodeId episode, LocalDate day) {
    return sessions.of(episode).stream()
        .filter(session -> session.kind().equals("group") && session.day().equals(day))
        .findFirst()
        .orElseThrow();
  }

  private void miss(SessionRow session) {
    journey.passUntil(session.startsAt().plus(Duration.ofMinutes(15)));
    sessions.markAttendance(session.id(), SessionState.NO_SHOW, null, as(CastMember.KAI));
    journey.settle();
  }

  private void attend(SessionRow session) {
    journey.passUntil(session.endsAt());
    sessions.markAttendance(session.id(), SessionState.ATTENDED, null, as(CastMember.KAI));
    journey.settle();
  }
}
