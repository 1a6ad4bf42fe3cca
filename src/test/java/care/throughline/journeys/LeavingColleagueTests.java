package care.throughline.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Staff;
import care.throughline.access.StaffDepartures;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.schedule.SheetsDue;
import care.throughline.schedule.feed.FeedOwner;
import care.throughline.schedule.feed.Feeds;
import care.throughline.schedule.placing.CastChange;
import care.throughline.schedule.placing.Change;
import care.throughline.schedule.placing.LostAndMended;
import care.throughline.schedule.placing.Repair;
import care.throughline.schedule.placing.RepairPublication;
import care.throughline.schedule.placing.Repairs;
import care.throughline.support.FullClinic;
import care.throughline.support.GroupsInTests;
import care.throughline.support.JourneyTest;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItems;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Domain guide 9, scenario 8: a therapist who also leads a group ends on Friday. Her work, her
 * people, her group, her sheets and her account.
 */
class LeavingColleagueTests extends JourneyTest {

  private static final LocalTime NINE = LocalTime.of(9, 0);
  private static final LocalTime FIVE = LocalTime.of(17, 0);
  private static final LocalDate FRIDAY = LocalDate.of(2027, 1, 8);
  private static final LocalDate MONDAY_AFTER = LocalDate.of(2027, 1, 11);

  @Autowired private StaffDepartures departures;
  @Autowired private StaffMembers staff;
  @Autowired private Repairs repairs;
  @Autowired private RepairPublication publication;
  @Autowired private LostAndMended lost;
  @Autowired private Feeds feeds;
  @Autowired private SheetsDue sheets;
  @Autowired private WorkItems items;

  @AfterEach
  void everybodyIsBack() {
    FullClinic.leave(jdbc);
    jdbc.sql("update staff set active = true, ends_at = null where username = 'miriam'").update();
  }

  @Test
  void whatATherapistLeavesBehindIsTakenOverAndNobodyIsLost() {
    Staff miriam = as(CastMember.MIRIAM);
    Staff samir = as(CastMember.SAMIR);
    FullClinic clinic =
        new FullClinic(jdbc, sites.home(), journey.now(), today()).withTherapists(staff, 2);
    GroupsInTests groups = new GroupsInTests(jdbc, sites.home(), journey.now());
    groups.hours(miriam, NINE, FIVE);
    groups.room("Oak");
    UUID group =
        groups.group(
            "Morning",
            miriam,
            groups.room("Garden room"),
            NINE,
            DayOfWeek.TUESDAY,
            DayOfWeek.THURSDAY);
    List<EpisodeId> people = new ArrayList<>();
    for (int person = 0; person < 3; person++) {
      people.add(seenBy(miriam, groups, group, LocalTime.of(10 + person, 0)));
    }
    WorkItem held = item(scheduled(), "UserTask_ScreenSafety");
    desk.claim(held.id(), miriam);
    String secret = feeds.renew(new FeedOwner.OfStaff(miriam.id()), miriam.actor());
    Map<EpisodeId, List<String>> before = new HashMap<>();
    people.forEach(person -> before.put(person, openSteps(person)));

    departures.end(miriam.id(), FRIDAY, samir);

    Repair proposal = repairs.latest(samir).get(0);
    assertThat(proposal.from()).isEqualTo(FRIDAY.plusDays(1));
    assertThat(proposal.stranded()).isEmpty();
    assertThat(proposal.changes())
        .extracting(Change::episode)
        .containsExactlyInAnyOrderElementsOf(people);
    assertThat(proposal.casts()).hasSize(1).allMatch(CastChange::found);
    assertThat(lost.owed(samir)).hasSize(1);
    assertThat(items.find(held.id(), samir).orElseThrow().owner())
        .as("she works until Friday")
        .isEqualTo(miriam.id());

    publication.publish(proposal.id(), samir);
    journey.settle();
    assertThat(lost.owed(samir)).isEmpty();

    journey.passUntil(local("2027-01-09T00:30"));
    sheets.round();
    departures.round();

    assertThat(staff.named("miriam")).as("cannot sign in").isEmpty();
    assertThat(feeds.at(secret)).as("her calendar address").isEmpty();
    WorkItem open = items.find(held.id(), samir).orElseThrow();
    assertThat(open.open()).isTrue();
    assertThat(open.owner()).as("back in the role's list").isNull();
    assertThat(open.dueAt()).as("as late as it was").isEqualTo(held.dueAt());
    assertThat(sheetItemsWithoutOwner()).as("her sheets wait for a supervisor").isEqualTo(2);
    assertThat(lost.stillTheirs(miriam.id(), MONDAY_AFTER).sheets()).hasSize(2);

    for (EpisodeId person : people) {
      UUID therapist = clinic.therapistOf(person, MONDAY_AFTER);
      assertThat(therapist).isIn(clinic.therapists().stream().map(StaffId::value).toList());
      assertThat(clinic.therapistOf(person, FRIDAY))
          .as("history keeps the old one")
          .isEqualTo(miriam.id().value());
      assertThat(hoursWith(therapist, person, MONDAY_AFTER, MONDAY_AFTER.plusDays(7)))
          .as("a session within seven days")
          .isEqualTo(1);
      assertThat(messages(person))
          .filteredOn(message -> message.template().equals("placeChanged"))
          .as("told once, although therapist and group change")
          .hasSize(1);
      assertThat(openSteps(person)).as("nothing else changed").isEqualTo(before.get(person));
    }
    assertThat(meetingsLedBy(miriam.id().value(), group, MONDAY_AFTER)).isZero();
    assertThat(meetingsLedBy(miriam.id().value(), group, today().minusWeeks(1)))
        .as("what she led stays hers")
        .isEqualTo(2);
    assertThat(told())
        .isNotEmpty()
        .allSatisfy(
            text ->
                assertThat(text.toLowerCase(Locale.ROOT))
                    .doesNotContain("therap", "miriam", "treatment", "group", "leaves"));
  }

  @Test
  void whoStaysAfterAllKeepsTheirPeopleAndTheProposalIsWithdrawn() {
    Staff miriam = as(CastMember.MIRIAM);
    Staff samir = as(CastMember.SAMIR);
    FullClinic clinic =
        new FullClinic(jdbc, sites.home(), journey.now(), today()).withTherapists(staff, 1);
    GroupsInTests groups = new GroupsInTests(jdbc, sites.home(), journey.now());
    groups.hours(miriam, NINE, FIVE);
    groups.room("Oak");
    UUID group =
        groups.group("Morning", miriam, groups.room("Garden room"), NINE, DayOfWeek.TUESDAY);
    EpisodeId person = seenBy(miriam, groups, group, LocalTime.of(11, 0));
    departures.end(miriam.id(), null, samir);
    Repair proposal = repairs.latest(samir).get(0);

    departures.reopen(miriam.id(), samir);

    assertThat(staff.named("miriam")).isPresent();
    assertThat(repairs.find(proposal.id(), samir).orElseThrow().withdrawn()).isTrue();
    assertThat(lost.owed(samir)).isEmpty();
    assertThat(clinic.therapistOf(person, MONDAY_AFTER)).isEqualTo(miriam.id().value());
  }

  private EpisodeId seenBy(Staff therapist, GroupsInTests groups, UUID group, LocalTime hour) {
    EpisodeId episode = scheduled();
    LocalDate from = sites.home().openOnOrAfter(today().plusDays(1));
    groups.seat(group, episode, from, null);
    groups.therapist(episode, therapist, DayOfWeek.WEDNESDAY, hour, null, from);
    assess(episode, Map.of());
    complete(episode, "UserTask_SignCarePlan");
    return episode;
  }

  private long hoursWith(UUID therapist, EpisodeId person, LocalDate from, LocalDate until) {
    return jdbc.sql(
            """
            select count(*) from session
            where therapist = ? and episode = ? and kind = 'individual' and state = 'planned' and local_date >= ? and local_date < ?""")
        .params(therapist, person.value(), from, until)
        .query(Long.class)
        .single();
  }

  private int meetingsLedBy(UUID facilitator, UUID group, LocalDate from) {
    return jdbc.sql(
            "select count(*) from group_session where facilitator = ? and care_group = ? and local_date >= ?")
        .params(facilitator, group, from)
        .query(Integer.class)
        .single();
  }

  private int sheetItemsWithoutOwner() {
    return jdbc.sql(
            """
            select count(*) from work_item
            where page like '/group-sessions/%' and state = 'open' and owner is null and 'supervisor' = any(roles)""")
        .query(Integer.class)
        .single();
  }

  /** Everything that was written to people about a change of place, as it is sent. */
  private List<String> told() {
    return jdbc.sql(
            "select coalesce(subject, '') || ' ' || body from outbox where template = 'placeChanged'")
        .query(String.class)
        .list();
  }
}
