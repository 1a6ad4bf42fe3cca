package care.throughline.schedule.placing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.access.Sites;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Times;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.CareGroups;
import care.throughline.support.ClinicTest;
import care.throughline.support.FullClinic;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RepairsTests extends ClinicTest {

  private static final LocalDate NEXT_MONDAY = LocalDate.of(2027, 1, 11);

  @Autowired private Repairs repairs;
  @Autowired private RepairPublication publication;
  @Autowired private LostAndMended lost;
  @Autowired private CareGroups groups;
  @Autowired private Sites sites;
  @Autowired private StaffMembers staff;

  private FullClinic clinic;
  private StaffId leaving;

  @BeforeEach
  void aClinicWhoseFirstTherapistLeaves() {
    clinic =
        new FullClinic(jdbc, sites.home(), MONDAY_TEN, LocalDate.of(2027, 1, 4))
            .withTherapists(staff, 4)
            .withRooms(4)
            .withGroups(2)
            .withPeople(18, 9);
    leaving = clinic.therapists().get(0);
  }

  @AfterEach
  void goHome() {
    FullClinic.leave(jdbc);
  }

  private Repair proposed() {
    return repairs.propose(new Cause.TherapistLeaves(leaving), NEXT_MONDAY, as(CastMember.SAMIR));
  }

  @Test
  void aProposalChangesNothing() {
    Repair repair = proposed();
    assertThat(repair.changes()).hasSize(9);
    assertThat(repair.stranded()).isEmpty();
    assertThat(repair.groupChanges()).isZero();
    assertThat(seenBy(leaving, NEXT_MONDAY)).isEqualTo(9);
    assertThat(repairs.find(repair.id(), as(CastMember.SAMIR))).contains(repair);
  }

  @Test
  void everybodyHasANewTherapistAndASessionWithinSevenDays() {
    publication.publish(proposed().id(), as(CastMember.SAMIR));
    for (EpisodeId person : clinic.people().subList(0, 9)) {
      UUID therapist = clinic.therapistOf(person, NEXT_MONDAY);
      assertThat(therapist).isNotNull().isNotEqualTo(leaving.value());
      assertThat(
              jdbc.sql(
                      """
                      select count(*) from session where episode = ? and kind = 'individual' and state = 'planned' and therapist = ?
                        and local_date >= ? and local_date < ?::date + 7""")
                  .params(person.value(), therapist, NEXT_MONDAY, NEXT_MONDAY)
                  .query(Integer.class)
                  .single())
          .isEqualTo(1);
      assertThat(clinic.therapistOf(person, NEXT_MONDAY.minusDays(1)))
          .as("history keeps the old therapist")
          .isEqualTo(leaving.value());
    }
    assertThat(
            jdbc.sql(
                    "select count(*) from session where therapist = ? and state = 'planned' and local_date >= ?")
                .params(leaving.value(), NEXT_MONDAY)
                .query(Integer.class)
                .single())
        .isZero();
    assertThat(
            jdbc.sql(
                    """
                    select max(n) from (select count(*) as n from therapist_assignment where during @> ?::date group by therapist) as loads""")
                .param(NEXT_MONDAY)
                .query(Integer.class)
                .single())
        .isLessThanOrEqualTo(24);
  }

  @Test
  void nobodyElseIsMovedAndTheAffectedAreTold() {
    List<UUID> before = others();
    publication.publish(proposed().id(), as(CastMember.SAMIR));
    assertThat(others()).isEqualTo(before);
    assertThat(
            jdbc.sql("select count(distinct episode) from outbox where template = 'placeChanged'")
                .query(Integer.class)
                .single())
        .isEqualTo(9);
  }

  @Test
  void publishingTwiceChangesNothingMore() {
    Repair repair = proposed();
    Repair first = publication.publish(repair.id(), as(CastMember.SAMIR));
    assertThat(publication.publish(repair.id(), as(CastMember.SAMIR))).isEqualTo(first);
    assertThat(jdbc.sql("select count(*) from therapist_assignment").query(Integer.class).single())
        .isEqualTo(18 + 9);
  }

  @Test
  void aStaleProposalIsRefusedWithTheDifferenceAndNothingIsWritten() {
    Repair repair = proposed();
    Change first = repair.changes().get(0);
    jdbc.sql(
            "insert into busy_time (id, staff, during, reason) values (gen_random_uuid(), ?, ?::tstzrange, 'meeting')")
        .params(
            Objects.requireNonNull(first.after().therapist()).value(),
            range(Objects.requireNonNull(first.after().hour())))
        .update();
    assertThatThrownBy(() -> publication.publish(repair.id(), as(CastMember.SAMIR)))
        .isInstanceOfSatisfying(
            ScheduleRefused.class,
            refused ->
                assertThat(refused.alternatives())
                    .containsExactly(
                        Objects.requireNonNull(first.after().hour()).words()
                            + ": "
                            + PlacingRule.HOUR_FREE.otherwise()));
    assertThat(seenBy(leaving, NEXT_MONDAY)).isEqualTo(9);
    jdbc.sql(
            """
            insert into audit_entry (at, actor, action, subject_kind, subject_id, detail)
            select ?, 'anneke', 'busyTime.added', 'busyTime', id::text, '{}' from busy_time""")
        .param(Times.utc(clock.instant()))
        .update();
    assertThatThrownBy(() -> publication.publish(repair.id(), as(CastMember.SAMIR)))
        .as("whoever took the hour is named")
        .isInstanceOfSatisfying(
            ScheduleRefused.class,
            refused ->
                assertThat(refused.alternatives().get(0)).contains("Anneke Roos took it today "));
  }

  @Test
  void aProposalIsStaleWhenSomebodyWasMovedMeanwhile() {
    Repair repair = proposed();
    jdbc.sql(
            "update therapist_assignment set during = daterange(lower(during), ?) where episode = ?")
        .params(NEXT_MONDAY, clinic.people().get(0).value())
        .update();
    assertThatThrownBy(() -> publication.publish(repair.id(), as(CastMember.SAMIR)))
        .isInstanceOfSatisfying(
            ScheduleRefused.class,
            refused ->
                assertThat(refused.alternatives())
                    .containsExactly("One person is no longer affected."));
  }

  @Test
  void aRoomThatIsLostCostsNobodyTheTherapist() {
    UUID room = clinic.rooms().get(1);
    Repair repair =
        publication.publish(
            repairs.propose(new Cause.RoomLost(room), NEXT_MONDAY, as(CastMember.SAMIR)).id(),
            as(CastMember.SAMIR));
    assertThat(repair.changes()).hasSize(3).allMatch(Change::room).noneMatch(Change::therapist);
    assertThat(
            jdbc.sql(
                    "select count(*) from session where room = ? and state = 'planned' and local_date >= ?")
                .params(room, NEXT_MONDAY)
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  void movesEverybodyOfAGroupThatEnds() {
    UUID ends = clinic.groups().get(0);
    jdbc.sql("update care_group set capacity = 20").update();
    Repair repair =
        publication.publish(
            repairs.propose(new Cause.GroupDissolved(ends), NEXT_MONDAY, as(CastMember.SAMIR)).id(),
            as(CastMember.SAMIR));
    assertThat(repair.changes()).hasSize(9).allMatch(Change::group);
    assertThat(
            jdbc.sql(
                    "select count(*) from seat where care_group = ? and during @> ?::date and state <> 'released'")
                .params(clinic.groups().get(1), NEXT_MONDAY)
                .query(Integer.class)
                .single())
        .isEqualTo(18);
  }

  @Test
  void aLostRoomMovesTheMeetingsOfItsGroupAndTellsEverybodyInItOnce() {
    UUID group = clinic.groups().get(0);
    UUID lost = roomOf(group);
    UUID hall = UUID.randomUUID();
    jdbc.sql("insert into room (id, site, name, capacity) values (?, ?, 'Hall', 12)")
        .params(hall, sites.home().id())
        .update();
    Repair repair = repairs.propose(new Cause.RoomLost(lost), NEXT_MONDAY, as(CastMember.SAMIR));
    assertThat(repair.casts()).hasSize(1).allMatch(CastChange::found);
    assertThat(roomOf(group)).as("a proposal changes nothing").isEqualTo(lost);

    publication.publish(repair.id(), as(CastMember.SAMIR));

    assertThat(meetingsIn(lost, NEXT_MONDAY)).isZero();
    assertThat(meetingsIn(lost, NEXT_MONDAY.minusWeeks(1)))
        .as("the week before stays where it was")
        .isEqualTo(2);
    assertThat(meetingsIn(hall, NEXT_MONDAY)).isEqualTo(22);
    assertThat(told()).isEqualTo(9);
    assertThat(
            jdbc.sql(
                    "select count(*) from audit_entry where action = 'group.castChanged' and subject_id = ?")
                .param(group.toString())
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void aGroupThatNoOtherRoomHoldsIsNamedWithTheReasonAndStaysAsItIs() {
    UUID group = clinic.groups().get(0);
    UUID lost = roomOf(group);
    jdbc.sql("update room set capacity = 11 where id <> ?").param(lost).update();
    Repair repair = repairs.propose(new Cause.RoomLost(lost), NEXT_MONDAY, as(CastMember.SAMIR));
    assertThat(repair.casts()).extracting(CastChange::obstacle).containsExactly(CastRule.ROOM_SIZE);
    assertThat(repair.changesSomething()).isFalse();
  }

  @Test
  void peopleOfADissolvedGroupGetAProposalThatIsFoundUntilEverybodyHasASeat() {
    UUID ends = clinic.groups().get(0);
    jdbc.sql("update care_group set capacity = 20 where id <> ?").param(ends).update();
    groups.dissolve(new CareGroupId(ends), "too few staff", as(CastMember.SAMIR).actor());

    assertThat(lost.owed(as(CastMember.SAMIR)))
        .extracting(LostAndMended.Owed::cause, LostAndMended.Owed::people)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(new Cause.GroupDissolved(ends), 9));
    Repair repair = repairs.latest(as(CastMember.SAMIR)).get(0);
    assertThat(repair.cause()).isEqualTo(new Cause.GroupDissolved(ends));
    assertThat(repair.changes()).hasSize(9).allMatch(Change::group);

    publication.publish(repair.id(), as(CastMember.SAMIR));

    assertThat(lost.owed(as(CastMember.SAMIR))).isEmpty();
    assertThat(
            jdbc.sql(
                    "select count(*) from seat where care_group = ? and during @> ?::date and state <> 'released'")
                .params(clinic.groups().get(1), NEXT_MONDAY)
                .query(Integer.class)
                .single())
        .isEqualTo(18);
    assertThat(told()).isEqualTo(9);
  }

  @Test
  void aNewerProposalAboutTheSameLossTakesThePlaceOfTheOlder() {
    Repair older = proposed();
    Repair newer = proposed();
    assertThatThrownBy(() -> publication.publish(older.id(), as(CastMember.SAMIR)))
        .isInstanceOf(ScheduleRefused.class);
    assertThat(publication.publish(newer.id(), as(CastMember.SAMIR)).published()).isTrue();
  }

  /**
   * A supervisor publishes while a colleague takes the time of one of the new hours. Whoever comes
   * second is refused; nothing is half done, and the loser's fresh proposal can be published.
   */
  @Test
  void ofPublishingAndTakingTheTimeAtOnceOneWinsAndTheLoserGetsAFreshProposal() throws Exception {
    for (int round = 0; round < 5; round++) {
      Repair repair = proposed();
      Change first = repair.changes().get(0);
      UUID therapist = Objects.requireNonNull(first.after().therapist()).value();
      String time = range(Objects.requireNonNull(first.after().hour()));
      CyclicBarrier start = new CyclicBarrier(2);
      ExecutorService hands = Executors.newFixedThreadPool(2);
      Optional<ScheduleRefused> refused;
      boolean taken;
      try {
        Future<Optional<ScheduleRefused>> publishing =
            hands.submit(
                () -> {
                  start.await(20, TimeUnit.SECONDS);
                  try {
                    publication.publish(repair.id(), as(CastMember.SAMIR));
                    return Optional.<ScheduleRefused>empty();
                  } catch (ScheduleRefused lostRace) {
                    return Optional.of(lostRace);
                  }
                });
        Future<Boolean> taking =
            hands.submit(
                () -> {
                  start.await(20, TimeUnit.SECONDS);
                  try {
                    jdbc.sql(
                            "insert into busy_time (id, staff, during, reason) values (gen_random_uuid(), ?, ?::tstzrange, 'meeting')")
                        .params(therapist, time)
                        .update();
                    return true;
                  } catch (org.springframework.dao.DataAccessException lostRace) {
                    return false;
                  }
                });
        refused = publishing.get(60, TimeUnit.SECONDS);
        taken = taking.get(60, TimeUnit.SECONDS);
      } finally {
        hands.shutdownNow();
      }
      assertThat(
              jdbc.sql(
                      """
                      select count(*) from booking a join booking b on a.resource = b.resource and a.during && b.during and a.ctid < b.ctid""")
                  .query(Integer.class)
                  .single())
          .as("nobody is in two places")
          .isZero();
      if (refused.isPresent()) {
        assertThat(taken).as("somebody else won").isTrue();
        assertThat(refused.get().alternatives()).as("told what changed").isNotEmpty();
        assertThat(seenBy(leaving, NEXT_MONDAY)).as("nothing was written").isEqualTo(9);
        publication.publish(
            lost.afresh(repair, as(CastMember.SAMIR)).orElseThrow().id(), as(CastMember.SAMIR));
      }
      assertThat(seenBy(leaving, NEXT_MONDAY)).isZero();
      beginAgain();
    }
  }

  private void beginAgain() {
    FullClinic.empty(jdbc);
    aClinicWhoseFirstTherapistLeaves();
  }

  private UUID roomOf(UUID group) {
    return jdbc.sql("select room from care_group where id = ?")
        .param(group)
        .query(UUID.class)
        .single();
  }

  private int meetingsIn(UUID room, LocalDate from) {
    LocalDate until = from.isBefore(NEXT_MONDAY) ? NEXT_MONDAY : from.plusWeeks(20);
    return jdbc.sql(
            "select count(*) from group_session where room = ? and state = 'planned' and local_date >= ? and local_date < ?")
        .params(room, from, until)
        .query(Integer.class)
        .single();
  }

  private int told() {
    return jdbc.sql("select count(*) from outbox where template = 'placeChanged'")
        .query(Integer.class)
        .single();
  }

  @Test
  void onlySupervisorsAndDirectorsMendPlans() {
    assertThatThrownBy(
            () ->
                repairs.propose(
                    new Cause.TherapistLeaves(leaving), NEXT_MONDAY, as(CastMember.ANNEKE)))
        .isInstanceOf(ScheduleRefused.class);
  }

  private int seenBy(StaffId therapist, LocalDate on) {
    return jdbc.sql(
            "select count(*) from therapist_assignment where therapist = ? and during @> ?::date")
        .params(therapist.value(), on)
        .query(Integer.class)
        .single();
  }

  /** Every session of people who are not affected. */
  private List<UUID> others() {
    return jdbc.sql(
            "select id from session where not episode = any(?) and state = 'planned' order by id")
        .param(
            new org.springframework.jdbc.support.SqlArrayValue(
                "uuid", clinic.people().subList(0, 9).stream().map(EpisodeId::value).toArray()))
        .query(UUID.class)
        .list();
  }

  private String range(WeekTime hour) {
    var starts =
        NEXT_MONDAY
            .with(java.time.temporal.TemporalAdjusters.nextOrSame(hour.day()))
            .atTime(hour.starts())
            .atZone(sites.home().zone());
    return "[" + starts.toInstant() + "," + starts.plusMinutes(30).toInstant() + ")";
  }
}
