package care.throughline.schedule.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.notification.Notification;
import care.throughline.notification.Notifications;
import care.throughline.platform.Actor;
import care.throughline.platform.Transactions;
import care.throughline.schedule.Doses;
import care.throughline.schedule.MakeUps;
import care.throughline.schedule.Programmes;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.Sessions;
import care.throughline.schedule.Span;
import care.throughline.schedule.booking.BusyTimes;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.GroupSession;
import care.throughline.schedule.group.GroupSessions;
import care.throughline.support.ClinicTest;
import care.throughline.support.GroupsInTests;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A site that holds in the same week what falls on a holiday. */
class HolidayMovesTests extends ClinicTest {

  private static final LocalDate TUESDAY = LocalDate.of(2027, 1, 5);
  private static final LocalDate THURSDAY = LocalDate.of(2027, 1, 14);
  private static final LocalTime EVENING = LocalTime.of(17, 0);
  private static final NewClosure HOLIDAY =
      new NewClosure("main", THURSDAY, null, null, true, "Founding day");

  @Autowired private Closures closures;
  @Autowired private Programmes programmes;
  @Autowired private Sessions sessions;
  @Autowired private Doses doses;
  @Autowired private MakeUps makeUps;
  @Autowired private GroupSessions meetings;
  @Autowired private Notifications notifications;
  @Autowired private EpisodeRecord record;
  @Autowired private BusyTimes busyTimes;
  @Autowired private Sites sites;
  @Autowired private Transactions transactions;

  private GroupsInTests groups;
  private UUID evening;
  private EpisodeId dana;
  private EpisodeId lee;

  @BeforeEach
  void twoPeopleInAGroup() {
    jdbc.sql("update site set holiday_policy = 'makeupSameWeek'").update();
    groups = new GroupsInTests(jdbc, sites.home(), MONDAY_TEN);
    evening =
        groups.group(
            "Evening A",
            as(CastMember.KAI),
            groups.room("Garden room"),
            EVENING,
            DayOfWeek.TUESDAY,
            DayOfWeek.THURSDAY);
    dana = inGroup("Dana");
    lee = inGroup("Lee");
  }

  @AfterEach
  void openAgain() {
    jdbc.sql("delete from site_closure").update();
    jdbc.sql("update site set holiday_policy = 'skipExtend'").update();
  }

  @Test
  void theGroupMeetsOnAnotherDayOfTheWeekWithEverybodyAndEachPersonIsToldOnce() {
    int week = on(dana, THURSDAY).weekNumber();
    ClosureEffect expected = closures.preview(HOLIDAY);
    ClosureEffect effect = closures.close(HOLIDAY, samir());
    assertThat(effect).isEqualTo(expected);
    assertThat(effect.meetings()).isZero();
    assertThat(effect.moved()).isEqualTo(1);
    assertThat(effect.people()).isEqualTo(2);
    assertThat(effect.lines())
        .singleElement()
        .asString()
        .contains("Group \"Evening A\" moves to Friday 15 January");
    assertThat(meetings()).contains(THURSDAY.plusDays(1)).doesNotContain(THURSDAY);
    for (EpisodeId episode : List.of(dana, lee)) {
      SessionRow moved = on(episode, THURSDAY.plusDays(1));
      assertThat(moved.start()).isEqualTo(EVENING);
      assertThat(moved.state()).isEqualTo(SessionState.PLANNED);
      assertThat(moved.weekNumber()).as("keeps the dose of its week").isEqualTo(week);
      assertThat(doses.of(episode).get(week - 1).plannedMinutes()).isEqualTo(420);
      assertThat(notices(episode))
          .extracting(Notification::template)
          .containsExactly("appointmentConfirmed");
    }
  }

  @Test
  void whoIsElsewhereOnTheNextDayIsAskedForAnotherOneOfTheSameWeek() {
    busy(lee, THURSDAY.plusDays(1), 8, 12 * 60);
    closures.close(HOLIDAY, samir());
    LocalDate wednesday = THURSDAY.minusDays(1);
    assertThat(meetings()).contains(THURSDAY.minusDays(3)).doesNotContain(THURSDAY, wednesday);
    assertThat(on(dana, THURSDAY.minusDays(3)).start()).isEqualTo(EVENING);
    assertThat(on(lee, THURSDAY.minusDays(3)).start()).isEqualTo(EVENING);
  }

  @Test
  void onlyWhereTheWeekHasNoOtherTimeItIsCancelledWithTheReasonAndMadeUpInAnotherGroup() {
    for (LocalDate day = THURSDAY.minusDays(3);
        day.isBefore(THURSDAY.plusDays(4));
        day = day.plusDays(1)) {
      busyTimes.ofStaff(
          as(CastMember.KAI).id(),
          "Kai",
          Span.of(day, LocalTime.of(8, 0), 9 * 60, sites.home().zone()),
          "meeting",
          sites.home().zone(),
          Actor.PATHWAY);
      if (!day.equals(THURSDAY) && !day.equals(THURSDAY.minusDays(2))) {
        busy(lee, day, 18, 60);
      }
    }
    ClosureEffect effect = closures.close(HOLIDAY, samir());
    assertThat(effect.moved()).isZero();
    assertThat(effect.lines()).singleElement().asString().endsWith("no other time in its week");
    assertThat(on(dana, THURSDAY).state()).isEqualTo(SessionState.CANCELLED_PROGRAMME);
    assertThat(record.entries(dana, 20))
        .anyMatch(entry -> entry.words().contains("its week has no other time"));
    assertThat(notices(dana))
        .extracting(Notification::template)
        .containsExactly("sessionsCancelled");
    clock.stopAt(on(dana, THURSDAY).startsAt().minusSeconds(86_400));
    assertThat(makeUps.open(dana))
        .extracting(missed -> missed.session().day())
        .as("may be made up in another group")
        .containsExactly(THURSDAY);
  }

  @Test
  void aMeetingDatedAfterTheHolidayWasKnownIsHeldOnAnotherDayOfItsWeek() {
    LocalDate later = LocalDate.of(2027, 7, 15);
    closures.close(new NewClosure("main", later, null, null, true, "Summer day"), samir());
    meetings.ensure(new CareGroupId(evening), later.plusDays(7));
    meetings.ensure(new CareGroupId(evening), later.plusDays(7));
    assertThat(meetings.between(new CareGroupId(evening), later.minusDays(3), later.plusDays(3)))
        .extracting(GroupSession::day)
        .containsExactly(later.minusDays(2), later.plusDays(1));
  }

  private void busy(EpisodeId episode, LocalDate day, int from, int minutes) {
    busyTimes.ofPerson(
        episodes.get(episode).person(),
        Span.of(day, LocalTime.of(from, 0), minutes, sites.home().zone()),
        "work",
        sites.home().zone(),
        Actor.PATHWAY);
  }

  private EpisodeId inGroup(String name) {
    EpisodeId episode = treated(name);
    groups.seat(evening, episode, TUESDAY, null);
    transactions.run(() -> programmes.plan(episode, "IOP-SEED"));
    return episode;
  }

  private SessionRow on(EpisodeId episode, LocalDate day) {
    return sessions.of(episode).stream()
        .filter(session -> session.day().equals(day) && session.kind().equals("group"))
        .findFirst()
        .orElseThrow();
  }

  private List<LocalDate> meetings() {
    return meetings
        .between(new CareGroupId(evening), THURSDAY.minusDays(4), THURSDAY.plusDays(3))
        .stream()
        .filter(meeting -> !meeting.cancelled())
        .map(GroupSession::day)
        .toList();
  }

  private List<Notification> notices(EpisodeId episode) {
    return notifications.of(episode, 100).stream()
        .filter(
            message ->
                List.of("sessionsCancelled", "appointmentConfirmed").contains(message.template()))
        .toList();
  }

  private Staff samir() {
    return as(CastMember.SAMIR);
  }
}
