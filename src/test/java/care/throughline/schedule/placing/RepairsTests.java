package care.throughline.schedule.placing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.access.Sites;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.support.ClinicTest;
import care.throughline.support.FullClinic;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RepairsTests extends ClinicTest {

  private static final LocalDate NEXT_MONDAY = LocalDate.of(2027, 1, 11);

  @Autowired private Repairs repairs;
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
    repairs.publish(proposed().id(), as(CastMember.SAMIR));
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
    repairs.publish(proposed().id(), as(CastMember.SAMIR));
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
    Repair first = repairs.publish(repair.id(), as(CastMember.SAMIR));
    assertThat(repairs.publish(repair.id(), as(CastMember.SAMIR))).isEqualTo(first);
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
            java.util.Objects.requireNonNull(first.after().therapist()).value(),
            range(java.util.Objects.requireNonNull(first.after().hour())))
        .update();
    assertThatThrownBy(() -> repairs.publish(repair.id(), as(CastMember.SAMIR)))
        .isInstanceOfSatisfying(
            ScheduleRefused.class,
            refused ->
                assertThat(refused.alternatives())
                    .containsExactly(
                        java.util.Objects.requireNonNull(first.after().hour()).words()
                            + ": "
                            + PlacingRule.HOUR_FREE.otherwise()));
    assertThat(seenBy(leaving, NEXT_MONDAY)).isEqualTo(9);
  }

  @Test
  void aProposalIsStaleWhenSomebodyWasMovedMeanwhile() {
    Repair repair = proposed();
    jdbc.sql(
            "update therapist_assignment set during = daterange(lower(during), ?) where episode = ?")
        .params(NEXT_MONDAY, clinic.people().get(0).value())
        .update();
    assertThatThrownBy(() -> repairs.publish(repair.id(), as(CastMember.SAMIR)))
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
        repairs.publish(
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
        repairs.publish(
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
