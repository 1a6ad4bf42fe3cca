package care.throughline.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Staff;
import care.throughline.access.StaffDepartures;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.schedule.booking.Leave;
import care.throughline.schedule.booking.StaffHours;
import care.throughline.schedule.placing.CastChange;
import care.throughline.schedule.placing.Cause;
import care.throughline.schedule.placing.Change;
import care.throughline.schedule.placing.LostAndMended;
import care.throughline.schedule.placing.Repair;
import care.throughline.schedule.placing.RepairPublication;
import care.throughline.schedule.placing.Repairs;
import care.throughline.support.FullClinic;
import care.throughline.support.GroupsInTests;
import care.throughline.support.JourneyTest;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A therapist who also leads a group is away for two weeks (domain guide 6.2): the people she sees
 * have somebody meanwhile, and her again afterwards.
 */
class LongLeaveTests extends JourneyTest {

  private static final LocalDate FIRST = LocalDate.of(2027, 1, 11);
  private static final LocalDate LAST = LocalDate.of(2027, 1, 24);
  private static final LocalDate BACK = LocalDate.of(2027, 1, 25);

  @Autowired private StaffHours hours;
  @Autowired private StaffDepartures departures;
  @Autowired private StaffMembers staff;
  @Autowired private Repairs repairs;
  @Autowired private RepairPublication publication;
  @Autowired private LostAndMended lost;

  private Staff miriam;
  private Staff samir;
  private FullClinic clinic;
  private GroupsInTests groups;
  private UUID group;

  @BeforeEach
  void aTherapistWhoLeadsAGroup() {
    miriam = as(CastMember.MIRIAM);
    samir = as(CastMember.SAMIR);
    clinic = new FullClinic(jdbc, sites.home(), journey.now(), today()).withTherapists(staff, 2);
    groups = new GroupsInTests(jdbc, sites.home(), journey.now());
    groups.hours(miriam, LocalTime.of(9, 0), LocalTime.of(17, 0));
    groups.room("Oak");
    group =
        groups.group(
            "Morning",
            miriam,
            groups.room("Garden room"),
            LocalTime.of(9, 0),
            DayOfWeek.TUESDAY,
            DayOfWeek.THURSDAY);
  }

  @AfterEach
  void everybodyIsBack() {
    jdbc.sql("delete from staff_leave").update();
    FullClinic.leave(jdbc);
    jdbc.sql("update staff set active = true, ends_at = null where username = 'miriam'").update();
  }

  @Test
  void theyHaveSomebodyWhileSheIsAwayAndHerAgainAfterwards() {
    List<EpisodeId> people = List.of(seenAt(10), seenAt(11), seenAt(12));
    Map<EpisodeId, List<UUID>> after = new HashMap<>();
    people.forEach(person -> after.put(person, hoursFrom(person, BACK)));

    hours.addLeave(miriam.id(), FIRST, LAST, "vacation", samir);

    Repair proposal = repairs.latest(samir).get(0);
    assertThat(proposal.cause()).isInstanceOf(Cause.TherapistAway.class);
    assertThat(proposal.from()).isEqualTo(FIRST);
    assertThat(proposal.stranded()).isEmpty();
    assertThat(proposal.changes())
        .extracting(Change::episode)
        .containsExactlyInAnyOrderElementsOf(people);
    assertThat(proposal.casts()).hasSize(1).allMatch(CastChange::found);
    people.forEach(
        person ->
            assertThat(clinic.therapistOf(person, FIRST))
                .as("nothing changes before somebody publishes it")
                .isEqualTo(miriam.id().value()));
    assertThat(lost.owed(samir))
        .singleElement()
        .satisfies(
            owed -> {
              assertThat(owed.people()).isEqualTo(3);
              assertThat(owed.groups()).isEqualTo(1);
            });

    publication.publish(proposal.id(), samir);
    publication.publish(proposal.id(), samir);
    journey.settle();

    assertThat(lost.owed(samir)).isEmpty();
    for (EpisodeId person : people) {
      UUID standIn = clinic.therapistOf(person, FIRST);
      assertThat(standIn).isIn(clinic.therapists().stream().map(StaffId::value).toList());
      assertThat(clinic.therapistOf(person, LAST)).isEqualTo(standIn);
      assertThat(clinic.therapistOf(person, FIRST.minusDays(1))).isEqualTo(miriam.id().value());
      assertThat(clinic.therapistOf(person, BACK)).isEqualTo(miriam.id().value());
      assertThat(hoursWith(standIn, person)).as("an hour in each week").isEqualTo(2);
      assertThat(hoursWith(miriam.id().value(), person)).isZero();
      assertThat(hoursFrom(person, BACK))
          .as("what is planned after it stays as it was")
          .isEqualTo(after.get(person));
      assertThat(messages(person))
          .filteredOn(message -> message.template().equals("placeChanged"))
          .as("told once, although therapist and group change")
          .hasSize(1);
    }
    assertThat(meetingsLedBy(miriam, FIRST, BACK)).isZero();
    assertThat(meetingsLedBy(miriam, BACK, BACK.plusDays(7))).isEqualTo(2);
    assertThat(
            jdbc.sql("select facilitator from care_group where id = ?")
                .param(group)
                .query(UUID.class)
                .single())
        .as("it is her group still")
        .isEqualTo(miriam.id().value());
  }

  @Test
  void aWeekIsLeftToTheMovingOfSessionsAndALeaveTakenBackTakesItsProposalAlong() {
    EpisodeId person = seenAt(10);
    Leave week = hours.addLeave(miriam.id(), FIRST, FIRST.plusDays(6), "vacation", samir);
    assertThat(repairs.latest(samir)).as("seven days").isEmpty();
    assertThat(lost.owed(samir)).isEmpty();
    hours.removeLeave(week.id(), samir);
    Leave longer = hours.addLeave(miriam.id(), FIRST, FIRST.plusDays(7), "vacation", samir);
    assertThat(repairs.latest(samir)).as("eight days").hasSize(1);
    assertThat(repairs.latest(samir).get(0).open()).isTrue();
    hours.removeLeave(longer.id(), samir);
    assertThat(repairs.latest(samir).get(0).withdrawn()).isTrue();
    assertThat(lost.owed(samir)).isEmpty();
    assertThat(clinic.therapistOf(person, FIRST)).isEqualTo(miriam.id().value());
  }

  @Test
  void ifWhoStandsInLeavesSomebodyElseDoesUntilSheIsBack() {
    EpisodeId person = seenAt(10);
    hours.addLeave(miriam.id(), FIRST, LAST, "vacation", samir);
    publication.publish(waiting().id(), samir);
    UUID standIn = clinic.therapistOf(person, FIRST);
    LocalDate lastDay = LocalDate.of(2027, 1, 15);

    departures.end(new StaffId(standIn), lastDay, samir);
    publication.publish(waiting().id(), samir);

    assertThat(clinic.therapistOf(person, lastDay)).isEqualTo(standIn);
    assertThat(clinic.therapistOf(person, LAST)).isNotIn(standIn, miriam.id().value()).isNotNull();
    assertThat(clinic.therapistOf(person, BACK)).isEqualTo(miriam.id().value());
  }

  @Test
  void ifSheDoesNotComeBackWhoStandsInStays() {
    EpisodeId person = seenAt(10);
    hours.addLeave(miriam.id(), FIRST, LAST, "vacation", samir);
    publication.publish(waiting().id(), samir);
    UUID standIn = clinic.therapistOf(person, FIRST);

    departures.end(miriam.id(), FIRST.plusDays(3), samir);
    publication.publish(waiting().id(), samir);

    assertThat(clinic.therapistOf(person, LAST)).isEqualTo(standIn);
    assertThat(clinic.therapistOf(person, BACK.plusWeeks(2))).isEqualTo(standIn);
    assertThat(lost.owed(samir)).isEmpty();
  }

  /** The one proposal that is neither published nor withdrawn. */
  private Repair waiting() {
    List<Repair> open = repairs.latest(samir).stream().filter(Repair::open).toList();
    assertThat(open).hasSize(1);
    return open.get(0);
  }

  private EpisodeId seenAt(int hour) {
    EpisodeId episode = scheduled();
    LocalDate from = sites.home().openOnOrAfter(today().plusDays(1));
    groups.seat(group, episode, from, null);
    groups.therapist(episode, miriam, DayOfWeek.WEDNESDAY, LocalTime.of(hour, 0), null, from);
    assess(episode, Map.of());
    complete(episode, "UserTask_SignCarePlan");
    return episode;
  }

  private long hoursWith(UUID therapist, EpisodeId person) {
    return jdbc.sql(
            """
            select count(*) from session
            where therapist = ? and episode = ? and kind = 'individual' and state = 'planned' and local_date between ? and ?""")
        .params(therapist, person.value(), FIRST, LAST)
        .query(Long.class)
        .single();
  }

  private List<UUID> hoursFrom(EpisodeId person, LocalDate from) {
    return new ArrayList<>(
        jdbc.sql(
                "select id from session where episode = ? and kind = 'individual' and state = 'planned' and local_date >= ? order by id")
            .params(person.value(), from)
            .query(UUID.class)
            .list());
  }

  private int meetingsLedBy(Staff facilitator, LocalDate from, LocalDate until) {
    return jdbc.sql(
            "select count(*) from group_session where facilitator = ? and care_group = ? and local_date >= ? and local_date < ?")
        .params(facilitator.id().value(), group, from, until)
        .query(Integer.class)
        .single();
  }
}
