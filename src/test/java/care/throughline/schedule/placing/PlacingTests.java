package care.throughline.schedule.placing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.access.Sites;
import care.throughline.access.StaffMembers;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Actor;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.TakenBy;
import care.throughline.support.ClinicTest;
import care.throughline.support.FullClinic;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PlacingTests extends ClinicTest {

  private static final LocalDate TUESDAY = LocalDate.of(2027, 1, 5);
  private static final Actor ANNEKE = new Actor("anneke");

  @Autowired private Placing placing;
  @Autowired private WishBook wishes;
  @Autowired private Sites sites;
  @Autowired private StaffMembers staff;

  private FullClinic clinic;

  @BeforeEach
  void aClinicInTheMiddleOfItsWork() {
    clinic =
        new FullClinic(jdbc, sites.home(), MONDAY_TEN, LocalDate.of(2027, 1, 4))
            .withTherapists(staff, 3)
            .withRooms(3)
            .withGroups(2)
            .withPeople(6, 2);
  }

  @AfterEach
  void goHome() {
    FullClinic.leave(jdbc);
  }

  @Test
  void givesASeatAnHourAndBothAreOnRecord() {
    EpisodeId maria = clinic.person("Maria");
    Offer best = placing.offers(maria).offers().get(0);
    Placed placed = placing.place(maria, best, ANNEKE);
    assertThat(placed.from()).isEqualTo(TUESDAY);
    assertThat(clinic.therapistOf(maria, TUESDAY)).isEqualTo(best.therapist().value());
    assertThat(count("seat where state = 'enrolled' and episode = ?", maria)).isEqualTo(1);
    assertThat(count("audit_entry where action = 'person.placed' and subject_id = ?::text", maria))
        .isEqualTo(1);
  }

  @Test
  void aSecondPlacingChangesNothing() {
    EpisodeId maria = clinic.person("Maria");
    Placed first = placing.placeBest(maria, Actor.PATHWAY).orElseThrow();
    assertThat(placing.placeBest(maria, Actor.PATHWAY)).contains(first);
    assertThat(count("seat where episode = ?", maria)).isEqualTo(1);
    assertThat(count("therapist_assignment where episode = ?", maria)).isEqualTo(1);
  }

  @Test
  void keepsTheSeatThatWasReservedAndAddsTheHour() {
    EpisodeId maria = clinic.person("Maria");
    jdbc.sql(
            """
            insert into seat (id, care_group, capacity, seat_no, episode, person, during, state, held_until, taken_at, taken_by)
            select gen_random_uuid(), ?, 12, 12, id, person, daterange(?, null), 'reserved', ?, ?, 'rosa' from episode where id = ?""")
        .params(
            clinic.groups().get(1),
            TUESDAY,
            care.throughline.platform.Times.utc(MONDAY_TEN.plusSeconds(90_000)),
            care.throughline.platform.Times.utc(MONDAY_TEN),
            maria.value())
        .update();
    Placed placed = placing.placeBest(maria, Actor.PATHWAY).orElseThrow();
    assertThat(placed.place().group()).isEqualTo(clinic.groups().get(1));
    assertThat(count("seat where state = 'enrolled' and episode = ?", maria)).isEqualTo(1);
  }

  @Test
  void offersOnlyWhatThePersonSaidTheyCanDo() {
    EpisodeId maria = clinic.person("Maria");
    wishes.change(
        episodes.get(maria).person(),
        new Wishes(
            List.of(
                new WeekTime(DayOfWeek.MONDAY, 12 * 60, 20 * 60),
                new WeekTime(DayOfWeek.WEDNESDAY, 12 * 60, 20 * 60)),
            List.of(),
            "evening",
            null,
            "female",
            null,
            false),
        as(CastMember.ANNEKE));
    List<Offer> offers = placing.offers(maria).offers();
    assertThat(offers)
        .isNotEmpty()
        .allMatch(offer -> offer.groupName().equals("Group 00"))
        .allMatch(offer -> offer.hour().from() >= 12 * 60 && offer.hour().until() <= 17 * 60)
        .noneMatch(offer -> offer.therapistName().equals("Therapist 01"));
    assertThat(placing.offers(maria).excluded())
        .extracting(exclusion -> exclusion.name() + " " + exclusion.rule().id())
        .contains("Group 01 group.track", "Therapist 01 therapist.gender");
  }

  @Test
  void whoComesSecondIsToldWhoWasFirstAndWhatIsLeft() {
    EpisodeId maria = clinic.person("Maria");
    EpisodeId jordan = clinic.person("Jordan");
    Offer same = placing.offers(maria).offers().get(0);
    placing.place(maria, same, ANNEKE);
    assertThatThrownBy(() -> placing.place(jordan, same, new Actor("miriam")))
        .isInstanceOfSatisfying(
            ScheduleRefused.class,
            refused -> {
              assertThat(refused.taken()).isTrue();
              assertThat(refused).hasMessageContaining("Anneke Roos took it");
              assertThat(refused.takenBy()).map(TakenBy::who).contains("Anneke Roos");
              assertThat(refused.next().get(0).wish())
                  .as("can be asked for as it stands")
                  .containsKeys("group", "therapist", "weekday", "starts", "minutes");
              assertThat(refused.alternatives())
                  .hasSize(3)
                  .doesNotContain(same.words())
                  .isEqualTo(
                      placing.offers(jordan).offers().stream().limit(3).map(Offer::words).toList());
            });
    assertThat(count("seat where episode = ?", jordan)).isZero();
  }

  @Test
  void eightAtOnceTakeEightDifferentPlaces() throws Exception {
    int many = 8;
    List<EpisodeId> seekers = new ArrayList<>();
    for (int number = 0; number < many; number++) {
      seekers.add(clinic.person("Seeker" + number));
    }
    CyclicBarrier together = new CyclicBarrier(many);
    ExecutorService threads = Executors.newFixedThreadPool(many);
    try {
      List<Callable<Boolean>> work = new ArrayList<>();
      for (EpisodeId seeker : seekers) {
        work.add(
            () -> {
              Offer best = placing.offers(seeker).offers().get(0);
              together.await(30, TimeUnit.SECONDS);
              try {
                placing.place(seeker, best, ANNEKE);
                return true;
              } catch (ScheduleRefused second) {
                assertThat(second.alternatives()).isNotEmpty();
                return placing.placeBest(seeker, ANNEKE).isPresent();
              }
            });
      }
      for (Future<Boolean> done : threads.invokeAll(work, 120, TimeUnit.SECONDS)) {
        assertThat(done.get()).isTrue();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(
            jdbc.sql(
                    "select count(distinct (therapist, weekday, starts)) from therapist_assignment")
                .query(Integer.class)
                .single())
        .isEqualTo(6 + many);
  }

  @Test
  void putsThePersonOnTheWaitingListWhenEveryGroupIsFull() {
    jdbc.sql("update care_group set capacity = 3").update();
    EpisodeId maria = clinic.person("Maria");
    assertThat(placing.placeBest(maria, Actor.PATHWAY)).isEmpty();
    assertThat(placing.placeBest(maria, Actor.PATHWAY)).isEmpty();
    assertThat(count("waiting_list_entry where state = 'waiting' and episode = ?", maria))
        .isEqualTo(1);
    assertThat(placing.offers(maria).excluded())
        .filteredOn(exclusion -> exclusion.kind().equals("group"))
        .extracting(Exclusion::rule)
        .containsOnly(PlacingRule.GROUP_SEAT);
  }

  @Test
  void placesNobodyWhoIsOnHold() {
    EpisodeId maria = clinic.person("Maria");
    jdbc.sql("update episode set state = 'onhold' where id = ?").param(maria.value()).update();
    assertThatThrownBy(() -> placing.offers(maria))
        .isInstanceOf(ScheduleRefused.class)
        .hasMessageContaining("on hold");
  }

  @Test
  void theSchemaItselfRefusesTheSameHourTwice() {
    EpisodeId maria = clinic.person("Maria");
    assertThatThrownBy(
            () ->
                jdbc.sql(
                        """
                        insert into therapist_assignment (id, episode, therapist, weekday, starts, during)
                        select gen_random_uuid(), ?, therapist, weekday, starts + interval '30 minutes', daterange(?, null)
                        from therapist_assignment limit 1""")
                    .params(maria.value(), TUESDAY)
                    .update())
        .hasMessageContaining("therapist_assignment_hour");
  }

  private int count(String what, EpisodeId episode) {
    return jdbc.sql("select count(*) from " + what)
        .param(episode.value())
        .query(Integer.class)
        .single();
  }
}
