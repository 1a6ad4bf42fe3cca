package care.throughline.schedule.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.access.StaffId;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Actor;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.Span;
import care.throughline.schedule.booking.BusyTimes;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CareGroupsTests extends GroupTest {

  private static final Actor SAMIR = new Actor("samir");

  @Autowired private Transactions transactions;
  @Autowired private BusyTimes busyTimes;
  @Autowired private CapacityNotices notices;

  @Test
  void aGroupThatCannotBeIsRefusedWithTheThingAndTheWayOut() {
    refused(evening("A").sized(0, 1, 1), "A capacity of 0 is not possible. Choose 1 to 30 seats.");
    refused(evening("A").sized(31, 1, 1), "A capacity of 31 is not possible");
    refused(
        evening("A").sized(4, 5, 1),
        "The minimum of 5 does not lie between 1 and the capacity of 4. Lower the minimum");
    refused(evening("A").sized(4, 2, 0), "Allow at least 1");
    refused(evening(" "), "needs a name");
    refused(evening("A").closedOn(TODAY.minusYears(1)), "before it begins on 2026-12-04");
    refused(
        evening("A").forWhom(CareGroup.Gender.ANY, CareGroup.Age.ADULT, "?"),
        "\"?\" is no language");
    refused(in("nowhere"), "There is no site \"nowhere\"");
    refused(inRoom(new UUID(0, 7)), "This room is not one of the site");
    refused(
        evening("A").withCoFacilitator(new StaffId(new UUID(0, 9))),
        "The co-facilitator is no active member of staff");
    refused(
        evening("A").withCoFacilitator(as(CastMember.LENA).id()),
        "Lena Vogt does not work with people in care");
    refused(evening("A").withCoFacilitator(as(CastMember.KAI).id()), "the same person");
  }

  @Test
  void aWeekThatOverlapsItselfOrGoesBeyondMidnightIsRefused() {
    refused(meeting(), "never meets");
    refused(
        meeting(
            new GroupMeeting(1, DayOfWeek.TUESDAY, LocalTime.of(18, 0), 180),
            new GroupMeeting(2, DayOfWeek.TUESDAY, LocalTime.of(20, 0), 60)),
        "Tuesday 18:00 and Tuesday 20:00 overlap. Move or shorten");
    refused(
        meeting(new GroupMeeting(1, DayOfWeek.MONDAY, LocalTime.of(23, 0), 120)),
        "beyond midnight");
    refused(
        meeting(new GroupMeeting(1, DayOfWeek.MONDAY, LocalTime.of(9, 0), 5)), "last 5 minutes");
  }

  @Test
  void twoGroupsAtTheSameTimeNeedTwoFacilitatorsAndTwoRooms() {
    UUID room = room("Room 1", 12);
    begin(in(evening("Evening A"), room, CastMember.KAI));
    refused(evening("Evening B"), "collides with Evening A, which the same colleague leads");
    refused(
        in(evening("Evening B"), room, CastMember.MIRIAM),
        "collides with Evening A, which meets in the same room");
    refused(
        in(evening("Evening B"), room("Closet", 4), CastMember.MIRIAM),
        "Closet holds 4 people, the group has 10 seats");
    begin(in(evening("Evening B"), room("Room 2", 12), CastMember.MIRIAM));
    refused(late("evening a"), "There is a group called \"evening a\" already");
  }

  @Test
  void aSmallerGroupKeepsEverybodyWhoHasASeatOrSaysThatItCannot() {
    CareGroupId evening = begin(evening("Evening A"));
    List<EpisodeId> people = fill(evening, 10);
    assertThatThrownBy(
            () -> groups.change(evening, evening("Evening A").sized(8, 3, 100), 0, SAMIR))
        .hasMessageContaining("cannot have 8 seats: 10 people have or will have one");
    seats.release(seats.of(people.get(0)).get(0).id(), TODAY, "moves away", ANNEKE);
    seats.release(seats.of(people.get(1)).get(0).id(), TODAY, "moves away", ANNEKE);
    CareGroup smaller = groups.change(evening, evening("Evening A").sized(8, 3, 100), 0, SAMIR);
    assertThat(smaller.capacity()).isEqualTo(8);
    assertThat(seats.in(evening, TODAY))
        .extracting(Seat::seatNo)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(seats.of(people.get(9)).get(0).released()).isFalse();
  }

  @Test
  void ofTwoWhoChangeAGroupAtOnceTheSecondIsAskedToLookAgain() {
    CareGroupId evening = begin(evening("Evening A"));
    groups.change(evening, evening("Evening One"), 0, SAMIR);
    assertThatThrownBy(() -> groups.change(evening, evening("Evening Two"), 0, SAMIR))
        .isInstanceOfSatisfying(
            ScheduleRefused.class, refused -> assertThat(refused.taken()).isTrue());
    assertThat(groups.get(evening).name()).isEqualTo("Evening One");
  }

  @Test
  void meetingsToComeFollowTheGroup() {
    CareGroupId evening = begin(evening("Evening A"));
    meetings.ensure(evening, TODAY.plusWeeks(3));
    groups.change(
        evening, in(evening("Evening A"), room("Room 1", 12), CastMember.MIRIAM), 0, SAMIR);
    assertThat(meetings.between(evening, TODAY, TODAY.plusWeeks(3)))
        .hasSize(6)
        .allMatch(meeting -> meeting.facilitator().equals(as(CastMember.MIRIAM).id()))
        .allMatch(meeting -> meeting.sequence() == 1);
  }

  @Test
  void aColleagueOrARoomThatIsBookedIsRefusedWithWhoTookThemAndWhoIsFree() {
    CareGroupId evening = begin(evening("Evening A"));
    meetings.ensure(evening, TODAY.plusWeeks(3));
    GroupSession second = meetings.between(evening, TODAY, TODAY.plusWeeks(3)).get(1);
    busyTimes.ofStaff(
        as(CastMember.MIRIAM).id(),
        "Miriam Osei",
        new Span(second.startsAt(), second.endsAt()),
        "meeting",
        second.zone(),
        as(CastMember.ROSA).actor());
    UUID room = room("Room 1", 12);
    UUID other = room("Room 2", 12);
    assertThatThrownBy(
            () ->
                groups.change(evening, in(evening("Evening A"), room, CastMember.MIRIAM), 0, SAMIR))
        .isInstanceOfSatisfying(
            ScheduleRefused.class,
            lost -> {
              assertThat(lost)
                  .hasMessageContaining("Miriam Osei is already taken on Thursday 7 January")
                  .hasMessageContaining("Rosa Delgado took it today 10:00.");
              assertThat(lost.next())
                  .hasSize(3)
                  .extracting(one -> one.wish().get("facilitator"))
                  .doesNotContain("miriam");
            });
    jdbc.sql(
            """
            insert into session (id, episode, person, run, week_number, kind, ordinal, local_date, local_start, zone, minutes, during, state, room)
            select gen_random_uuid(), e.id, e.person, 1, 1, 'individual', 1, m.local_date, m.local_start, m.zone, 60, m.during, 'planned', ?
            from group_session m, episode e where m.id = ? and e.id = ?""")
        .params(room, second.id().value(), somebody().value())
        .update();
    assertThatThrownBy(
            () -> groups.change(evening, in(evening("Evening A"), room, CastMember.KAI), 0, SAMIR))
        .isInstanceOfSatisfying(
            ScheduleRefused.class,
            lost -> {
              assertThat(lost).hasMessageContaining("Room 1 is already taken on Thursday 7 Jan");
              assertThat(lost.next())
                  .extracting(one -> one.wish().get("room"))
                  .containsExactly(other.toString());
            });
    assertThat(groups.get(evening).version()).isZero();
  }

  @Test
  void aDissolvedGroupFreesEverybodyCancelsItsMeetingsAndItsName() {
    CareGroupId evening = begin(evening("Evening A"));
    List<EpisodeId> people = fill(evening, 3);
    meetings.ensure(evening, TODAY.plusWeeks(2));
    assertThatThrownBy(() -> groups.dissolve(evening, " ", SAMIR)).hasMessageContaining("reason");
    groups.dissolve(evening, "Merged with Evening B", SAMIR);
    groups.dissolve(evening, "Merged with Evening B", SAMIR);
    assertThat(seats.of(people.get(0)).get(0).releaseReason()).isEqualTo("Merged with Evening B");
    assertThat(meetings.between(evening, TODAY, TODAY.plusWeeks(2)))
        .isNotEmpty()
        .allMatch(GroupSession::cancelled);
    assertThat(groups.at("main")).isEmpty();
    assertThatThrownBy(() -> reserve(evening, somebody())).hasMessageContaining("was dissolved");
    assertThatThrownBy(() -> groups.change(evening, evening("Evening A"), 1, SAMIR))
        .hasMessageContaining("Begin a new group");
    begin(evening("Evening A"));
  }

  @Test
  void theSessionsOfADissolvedGroupAreCancelledByTheProgrammeAndEverybodyIsToldOnce() {
    CareGroupId evening = begin(evening("Evening A"));
    List<EpisodeId> people = fill(evening, 2);
    meetings.ensure(evening, TODAY.plusWeeks(2));
    planned(evening);
    assertThatThrownBy(
            () ->
                transactions.run(
                    () -> {
                      groups.dissolve(evening, "Merged with Evening B", SAMIR);
                      throw new IllegalStateException("stopped before the end");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(sessionStates(evening)).as("all of it or nothing").containsOnly("planned");
    groups.dissolve(evening, "Merged with Evening B", SAMIR);
    groups.dissolve(evening, "Merged with Evening B", SAMIR);
    assertThat(sessionStates(evening)).hasSize(8).containsOnly("cancelledProgramme");
    assertThat(
            jdbc.sql(
                    "select count(*) from outbox where template = 'sessionsCancelled' and episode in (?, ?)")
                .params(people.get(0).value(), people.get(1).value())
                .query(Integer.class)
                .single())
        .as("one message for each person")
        .isEqualTo(2);
  }

  /** Everybody in the group has all of its meetings in their plan. */
  private void planned(CareGroupId group) {
    jdbc.sql(
            """
            insert into session (id, episode, person, run, week_number, kind, ordinal, local_date, local_start, zone, minutes, during, state,
                                 group_session)
            select gen_random_uuid(), s.episode, s.person, 1, 1 + (m.local_date - ?::date) / 7, 'group', m.meeting, m.local_date, m.local_start,
                   m.zone, m.minutes, m.during, 'planned', m.id
            from group_session m join seat s on s.care_group = m.care_group where m.care_group = ?""")
        .params(TODAY, group.value())
        .update();
  }

  private List<String> sessionStates(CareGroupId group) {
    return jdbc.sql(
            "select s.state from session s join group_session m on m.id = s.group_session where m.care_group = ?")
        .param(group.value())
        .query(String.class)
        .list();
  }

  @Test
  void aSiteThatIsNinetyPercentFullIsToldToTheStateWithinAWeek() {
    CareGroupId evening = begin(evening("Evening A"));
    List<EpisodeId> people = fill(evening, 8);
    notices.check("main");
    assertThat(notices.standing("main")).isEmpty();
    EpisodeId ninth = somebody();
    enrol(evening, ninth);
    notices.check("main");
    notices.check("main");
    assertThat(notices.standing("main"))
        .hasValueSatisfying(
            notice -> {
              assertThat(notice.percent()).isEqualTo(90);
              assertThat(notice.dueAt())
                  .isEqualTo(clock.instant().plus(java.time.Duration.ofDays(7)));
            });
    notices.told("main", SAMIR);
    assertThat(notices.standing("main").orElseThrow().toldAt()).isEqualTo(clock.instant());
    seats.release(seats.of(people.get(0)).get(0).id(), TODAY, "moves away", ANNEKE);
    notices.check("main");
    assertThat(notices.standing("main")).isEmpty();
  }

  private void refused(NewCareGroup group, String words) {
    assertThatThrownBy(() -> begin(group))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining(words);
  }

  private UUID room(String name, int holds) {
    UUID room = UUID.randomUUID();
    jdbc.sql("insert into room (id, site, name, capacity) values (?, 'main', ?, ?)")
        .params(room, name, holds)
        .update();
    return room;
  }

  private NewCareGroup in(String site) {
    return NewCareGroup.rolling(
        site,
        "A",
        "2.1",
        CareGroup.Track.EVENING,
        as(CastMember.KAI).id(),
        null,
        TODAY,
        evenings());
  }

  private NewCareGroup inRoom(UUID room) {
    return in(evening("A"), room, CastMember.KAI);
  }

  private NewCareGroup meeting(GroupMeeting... week) {
    return NewCareGroup.rolling(
        "main",
        "A",
        "2.1",
        CareGroup.Track.EVENING,
        as(CastMember.KAI).id(),
        null,
        TODAY,
        List.of(week));
  }

  private NewCareGroup in(NewCareGroup like, UUID room, CastMember facilitator) {
    return NewCareGroup.rolling(
            like.site(),
            like.name(),
            like.level(),
            like.track(),
            as(facilitator).id(),
            room,
            like.startsOn(),
            like.meetings())
        .sized(10, 3, 100);
  }
}
