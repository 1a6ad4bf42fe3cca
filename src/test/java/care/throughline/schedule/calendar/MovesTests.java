package care.throughline.schedule.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Actor;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.Span;
import care.throughline.schedule.booking.BusyTimes;
import care.throughline.schedule.group.GroupSessionId;
import care.throughline.support.JourneyTest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.i18n.LocaleContextHolder;

class MovesTests extends JourneyTest {

  @Autowired private Moves moves;
  @Autowired private BusyTimes busyTimes;

  @AfterEach
  void openAgain() {
    jdbc.sql("delete from site_closure").update();
  }

  @AfterEach
  void nobodyReads() {
    LocaleContextHolder.resetLocaleContext();
  }

  @Test
  void aMovedSessionKeepsItsPlaceInTheWeekTellsThePersonAndRaisesItsSequence() {
    EpisodeId episode = inTreatment();
    SessionRow session = individual(episode);
    NewTime later = at(session.day(), 10, 11);
    moves.move(session.id(), later, "The therapist is at court", anneke());
    SessionRow moved = sessions.find(session.id()).orElseThrow();
    assertThat(moved.start()).isEqualTo(LocalTime.of(10, 0));
    assertThat(moved.weekNumber()).isEqualTo(session.weekNumber());
    assertThat(moved.startsAt().atZone(moved.zone()).toLocalTime()).isEqualTo(LocalTime.of(10, 0));
    assertThat(sequence(session)).isEqualTo(1);
    assertThat(notices(episode, "appointmentConfirmed")).isNotZero();
    long free =
        jdbc.sql("select count(*) from booking where session = ? and lower(during) = ?")
            .params(session.id().value(), care.throughline.platform.Times.utc(moved.startsAt()))
            .query(Long.class)
            .single();
    assertThat(free).as("the person is booked at the new time").isEqualTo(1);
  }

  @Test
  void aTimeThatIsTakenIsRefusedWithWhatIsThereAndTheNextThreeFreeTimes() {
    EpisodeId episode = inTreatment();
    SessionRow session = individual(episode);
    SessionRow other =
        awaited(episode).stream()
            .filter(one -> !one.day().equals(session.day()) && one.kind().equals("group"))
            .findFirst()
            .orElseThrow();
    busyTimes.ofPerson(
        episodes.get(episode).person(),
        Span.of(other.day(), LocalTime.of(9, 0), 120, other.zone()),
        "work",
        other.zone(),
        new Actor("rosa"));
    assertThatThrownBy(
            () -> moves.move(session.id(), at(other.day(), 9, 10), "Asked for", anneke()))
        .isInstanceOfSatisfying(
            ScheduleRefused.class,
            refused -> {
              assertThat(refused.taken()).isTrue();
              assertThat(refused.getMessage())
                  .contains("The person is already taken on ", "09:00 to 11:00: working hours")
                  .contains("Rosa Delgado took it today ");
              assertThat(refused.alternatives()).hasSize(3);
              assertThat(refused.alternatives().get(0)).endsWith("11:00 to 12:00");
            });
    assertThat(sequence(session)).isZero();
  }

  @Test
  void aSessionIsNotOfferedTheTimeItHas() {
    EpisodeId episode = inTreatment();
    SessionRow session = individual(episode);
    moves.move(session.id(), at(session.day(), 10, 11), "The therapist is at court", anneke());
    NewTime wish = new NewTime(session.day(), LocalTime.of(9, 30), LocalTime.of(10, 30));
    assertThat(moves.next(session.id(), wish))
        .hasSize(3)
        .extracting(NewTime::from)
        .as("10:00 to 11:00 is where it is")
        .containsExactly(LocalTime.of(10, 30), LocalTime.of(11, 0), LocalTime.of(11, 30));
  }

  @Test
  void whoReadsSpanishIsRefusedInSpanishAndTheRecordStaysInTheClinicsLanguage() {
    EpisodeId episode = inTreatment();
    SessionRow session = individual(episode);
    LocaleContextHolder.setLocale(Locale.forLanguageTag("es"));
    assertRefused(session, at(session.day(), 11, 10), "antes de empezar a las 11:00");
    moves.move(session.id(), at(session.day(), 10, 11), "The therapist is at court", anneke());
    assertRefused(session, at(session.day(), 6, 7), "ese día abre de 08:00 a 21:30");
    assertThat(
            jdbc.sql(
                    "select words from history_entry where episode = ? and kind = 'session' order by id desc limit 1")
                .param(episode.value())
                .query(String.class)
                .single())
        .startsWith("Individual session moved to ")
        .endsWith(" 10:00 to 11:00: The therapist is at court");
  }

  @Test
  void whatCannotBeIsSaidWithTheWayOut() {
    EpisodeId episode = inTreatment();
    SessionRow session = individual(episode);
    LocalDate day = session.day();
    jdbc.sql("insert into site_closure (site, on_date, reason) values ('main', ?, 'snow')")
        .param(day.plusDays(7))
        .update();
    assertRefused(session, at(LocalDate.of(2027, 1, 3), 10, 11), "is past");
    assertRefused(session, at(day, 11, 10), "before it begins at 11:00");
    assertRefused(session, at(day.plusDays(7), 10, 11), "is closed on");
    assertRefused(
        session,
        at(day.with(java.time.temporal.TemporalAdjusters.next(DayOfWeek.SUNDAY)), 10, 11),
        "is not open on Sundays");
    assertRefused(session, at(day, 6, 7), "it is open from 08:00 to 21:30");
    assertThatThrownBy(() -> moves.move(session.id(), at(day, 10, 11), " ", anneke()))
        .hasMessageContaining("There is no reason");
    assertThatThrownBy(() -> moves.move(session.id(), at(day, 10, 11), "x", as(CastMember.ROSA)))
        .hasMessageContaining("ask one of them");
  }

  @Test
  void cancelledByTheProgrammeIsNoAbsenceAndCannotBeMovedAnyMore() {
    EpisodeId episode = inTreatment();
    SessionRow session = individual(episode);
    moves.cancel(session.id(), true, "The therapist is ill", anneke());
    assertThat(sessions.find(session.id()).orElseThrow().state())
        .isEqualTo(SessionState.CANCELLED_PROGRAMME);
    assertThat(sessions.misses(episode)).isZero();
    assertThat(notices(episode, "sessionsCancelled")).isEqualTo(1);
    assertRefused(session, at(session.day(), 10, 11), "only what is still to come");
    SessionRow next = individual(episode);
    moves.cancel(next.id(), false, "Work", anneke());
    assertThat(sessions.find(next.id()).orElseThrow().state())
        .isEqualTo(SessionState.CANCELLED_PATIENT);
    assertThat(notices(episode, "sessionsCancelled")).isEqualTo(1);
  }

  @Test
  void aMeetingOfAGroupMovesAndIsCancelledWithEverybodyInIt() {
    EpisodeId episode = inTreatment();
    SessionRow session =
        awaited(episode).stream()
            .filter(one -> one.kind().equals("group"))
            .findFirst()
            .orElseThrow();
    GroupSessionId meeting = meetingOf(session);
    moves.moveMeeting(
        meeting, at(session.day(), 13, 16), "The room is painted", as(CastMember.KAI));
    SessionRow moved = sessions.find(session.id()).orElseThrow();
    assertThat(moved.start()).isEqualTo(LocalTime.of(13, 0));
    assertThatThrownBy(() -> moves.move(session.id(), at(session.day(), 9, 12), "Alone", anneke()))
        .hasMessageContaining("part of a group's meeting");
    moves.cancelMeeting(meeting, false, "Kai is ill", as(CastMember.KAI));
    assertThat(sessions.find(session.id()).orElseThrow().state())
        .isEqualTo(SessionState.CANCELLED_PROGRAMME);
    assertThat(
            jdbc.sql("select count(*) from booking where group_session = ?")
                .param(meeting.value())
                .query(Long.class)
                .single())
        .isZero();
  }

  /** A group of the day and time at which the person's template has one. */
  private GroupSessionId meetingOf(SessionRow session) {
    UUID group = UUID.randomUUID();
    UUID meeting = UUID.randomUUID();
    UUID kai = as(CastMember.KAI).id().value();
    jdbc.sql(
            """
            insert into care_group (id, site, name, kind, level, track, facilitator, telehealth, starts_on)
            values (?, 'main', 'Evening A', 'rolling', '2.1', 'evening', ?, true, '2026-01-01')""")
        .params(group, kai)
        .update();
    jdbc.sql(
            """
            insert into group_session (id, care_group, local_date, local_start, zone, minutes, during, facilitator, telehealth, state, changed_at)
            select ?, ?, local_date, local_start, zone, minutes, during, ?, true, 'planned', lower(during) from session where id = ?""")
        .params(meeting, group, kai, session.id().value())
        .update();
    jdbc.sql("update session set group_session = ? where id = ?")
        .params(meeting, session.id().value())
        .update();
    return new GroupSessionId(meeting);
  }

  private void assertRefused(SessionRow session, NewTime to, String words) {
    assertThatThrownBy(() -> moves.move(session.id(), to, "Asked for", anneke()))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining(words);
  }

  private SessionRow individual(EpisodeId episode) {
    return awaited(episode).stream()
        .filter(one -> one.kind().equals("individual"))
        .filter(one -> one.startsAt().isAfter(clock.instant()))
        .findFirst()
        .orElseThrow();
  }

  private int sequence(SessionRow session) {
    return jdbc.sql("select sequence from session where id = ?")
        .param(session.id().value())
        .query(Integer.class)
        .single();
  }

  private long notices(EpisodeId episode, String template) {
    return notifications.of(episode, 100).stream()
        .filter(message -> message.template().equals(template))
        .filter(message -> !message.createdAt().isBefore(clock.instant()))
        .count();
  }

  private static NewTime at(LocalDate day, int from, int until) {
    return new NewTime(day, LocalTime.of(from, 0), LocalTime.of(until, 0));
  }

  private Staff anneke() {
    return as(CastMember.ANNEKE);
  }
}
