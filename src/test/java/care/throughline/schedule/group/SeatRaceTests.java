package care.throughline.schedule.group;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.support.OneBeforeTheOther;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

/** Everybody at once, on the real database; and the schema on its own, against plain SQL. */
class SeatRaceTests extends GroupTest {

  private static final int THREADS = 16;
  private static final int GROUPS = 12;
  private static final int REQUESTS = 960;

  @Autowired private NoContacts noContacts;
  @Autowired private WaitingList waiting;
  @Autowired private Transactions transactions;

  @Test
  void sixteenAtOnceNeverPutAnEleventhPersonIntoAGroup() throws Exception {
    List<CareGroupId> twelve = new ArrayList<>();
    for (int number = 0; number < GROUPS; number++) {
      CareGroupId group = beginAt(number);
      // Every third group has one seat left when the rush begins, the others have all of them.
      if (number % 3 == 0) {
        fill(group, 9);
      }
      twelve.add(group);
    }
    List<EpisodeId> people = new ArrayList<>();
    for (int request = 0; request < REQUESTS; request++) {
      people.add(somebody());
    }
    List<Callable<Boolean>> requests = new ArrayList<>();
    for (int request = 0; request < REQUESTS; request++) {
      EpisodeId episode = people.get(request);
      CareGroupId group = twelve.get(request % GROUPS);
      requests.add(() -> gotSeat(group, episode));
    }
    int won = 0;
    for (boolean seat : atOnce(requests)) {
      won += seat ? 1 : 0;
    }
    assertThat(won).isEqualTo(4 + 8 * 10);
    for (CareGroupId group : twelve) {
      assertThat(seats.in(group, TODAY))
          .extracting(Seat::seatNo)
          .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    }
  }

  @Test
  void seatsTakenHeldAndGivenUpAtOnceStayWithinTheGroup() throws Exception {
    CareGroupId evening = begin(evening("Evening A").sized(4, 1, 1000));
    List<Callable<Boolean>> requests = new ArrayList<>();
    for (int request = 0; request < 200; request++) {
      EpisodeId episode = somebody();
      boolean leaves = request % 2 == 0;
      requests.add(
          () -> {
            try {
              Seat seat = reserve(evening, episode);
              seats.enrol(seat.id(), ANNEKE);
              seats.hold(seat.id(), ANNEKE);
              if (leaves) {
                seats.release(seat.id(), TODAY, "leaves", ANNEKE);
              }
              return true;
            } catch (ScheduleRefused full) {
              return false;
            }
          });
    }
    assertThat(atOnce(requests)).contains(true);
    assertThat(seats.in(evening, TODAY)).hasSizeLessThanOrEqualTo(4);
    assertThat(seats.in(evening, TODAY)).extracting(Seat::seatNo).doesNotHaveDuplicates();
  }

  @Test
  void ofTwoCoordinatorsWhoWantTheLastSeatOneGetsItAndTheOtherIsToldWhatElseThereIs()
      throws Exception {
    CareGroupId evening = begin(evening("Evening A"));
    fill(evening, 9);
    begin(day("Day A"));
    EpisodeId one = somebody();
    EpisodeId other = somebody();
    List<Callable<String>> both =
        List.of(() -> outcome(evening, one), () -> outcome(evening, other));
    List<String> outcomes = atOnce(both);
    assertThat(outcomes).filteredOn("seat"::equals).hasSize(1);
    assertThat(outcomes)
        .filteredOn(outcome -> !outcome.equals("seat"))
        .singleElement()
        .asString()
        .contains("Evening A is full")
        .contains("Anneke Roos took it today 10:00")
        .contains("Day A (day, telehealth): 10 free seats")
        .contains("Waiting list of Evening A");
  }

  @Test
  void onePersonNeverGetsTwoSeatsInAGroupByAskingTwiceAtOnce() throws Exception {
    CareGroupId evening = begin(evening("Evening A"));
    EpisodeId impatient = somebody();
    List<Callable<Boolean>> requests = new ArrayList<>();
    for (int request = 0; request < THREADS; request++) {
      requests.add(() -> gotSeat(evening, impatient));
    }
    assertThat(atOnce(requests)).filteredOn(seat -> seat).hasSize(1);
    assertThat(seats.in(evening, TODAY)).hasSize(1);
  }

  @Test
  void sixteenNewcomersAtOnceAreTwoInAGroupThatTakesTwoAWeek() throws Exception {
    CareGroupId evening = begin(evening("Evening A").sized(10, 3, 2));
    List<Callable<Boolean>> requests = new ArrayList<>();
    for (int request = 0; request < THREADS; request++) {
      EpisodeId newcomer = somebody();
      requests.add(() -> gotSeat(evening, newcomer));
    }
    assertThat(atOnce(requests)).filteredOn(seat -> seat).hasSize(2);
    assertThat(seats.in(evening, TODAY)).hasSize(2);
  }

  @Test
  void whoComesFirstOnTheListGetsOneSeatWhenTwoGroupsServeTheNextAtTheSameMoment()
      throws Exception {
    CareGroupId evening = begin(evening("Evening A"));
    CareGroupId day = begin(day("Day A"));
    EpisodeId first = somebody();
    EpisodeId second = somebody();
    waiting.join(first, null, null, ANNEKE);
    clock.advance(java.time.Duration.ofMinutes(1));
    waiting.join(second, null, null, ANNEKE);
    String told =
        OneBeforeTheOther.told(
            transactions,
            jdbc,
            () -> waiting.serveNext(evening, TODAY, ANNEKE),
            () -> waiting.serveNext(day, TODAY, ANNEKE));
    assertThat(told).isEmpty();
    assertThat(seats.in(evening, TODAY)).extracting(Seat::episode).containsExactly(first);
    assertThat(seats.in(day, TODAY)).extracting(Seat::episode).containsExactly(second);
    assertThat(waiting.of(first)).isEmpty();
    assertThat(waiting.of(second)).isEmpty();
  }

  @Test
  void whoIsServedByTwoGroupsAtTheSameMomentGetsOneSeatAndTheOtherIsToldWhy() throws Exception {
    CareGroupId evening = begin(evening("Evening A"));
    CareGroupId day = begin(day("Day A"));
    EpisodeId first = somebody();
    waiting.join(first, null, null, ANNEKE);
    String told =
        OneBeforeTheOther.told(
            transactions,
            jdbc,
            () -> waiting.serve(first, evening, TODAY, "", ANNEKE),
            () -> waiting.serve(first, day, TODAY, "", ANNEKE));
    assertThat(told).startsWith("This person does not wait any more.");
    assertThat(seats.in(day, TODAY)).isEmpty();
  }

  @Test
  void aPairNotedWhileBothAskForASeatIsNeverUnnoticed() throws Exception {
    for (int round = 0; round < 10; round++) {
      CareGroupId evening = begin(evening("Evening " + round));
      EpisodeId one = somebody();
      EpisodeId other = somebody();
      enrol(evening, one);
      List<String> noticed = new ArrayList<>();
      List<Callable<Boolean>> both =
          List.of(
              () -> gotSeat(evening, other),
              () ->
                  noticed.addAll(
                      noContacts.add(personOf(one), personOf(other), "court order", ANNEKE)));
      boolean together = atOnce(both).get(0);
      assertThat(noticed).hasSize(together ? 1 : 0);
      groups.dissolve(evening, "round over", ANNEKE);
    }
  }

  @Test
  void theSchemaItselfRefusesAnEleventhSeat() {
    CareGroupId evening = begin(evening("Evening A"));
    EpisodeId somebody = somebody();
    refusedBySchema(
        () -> insert(evening, 10, 11, somebody, personOf(somebody)), "seat_within_capacity");
    // Nor does a larger capacity written into the row help: it is the group's own.
    refusedBySchema(
        () -> insert(evening, 11, 11, somebody, personOf(somebody)),
        "seat_care_group_capacity_fkey");
    refusedBySchema(
        () ->
            jdbc.sql("update care_group set capacity = 0 where id = ?")
                .param(evening.value())
                .update(),
        "care_group");
  }

  @Test
  void theSchemaItselfRefusesOneSeatForTwoAndOnePersonTwice() {
    CareGroupId evening = begin(evening("Evening A"));
    EpisodeId first = somebody();
    EpisodeId second = somebody();
    insert(evening, 10, 1, first, personOf(first));
    refusedBySchema(
        () -> insert(evening, 10, 1, second, personOf(second)),
        "seat_care_group_seat_no_during_excl");
    refusedBySchema(
        () -> insert(evening, 10, 2, first, personOf(first)), "seat_care_group_person_during_excl");
    refusedBySchema(() -> insert(evening, 10, 2, first, personOf(second)), "seat_of_episode");
  }

  @Test
  void theSchemaItselfKeepsAGroupFromShrinkingBelowItsPeople() {
    CareGroupId evening = begin(evening("Evening A"));
    fill(evening, 10);
    refusedBySchema(
        () ->
            jdbc.sql("update care_group set capacity = 9 where id = ?")
                .param(evening.value())
                .update(),
        "seat_within_capacity");
  }

  private static void refusedBySchema(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable sql, String constraint) {
    assertThatThrownBy(sql)
        .isInstanceOf(DataIntegrityViolationException.class)
        .hasMessageContaining(constraint);
  }

  private void insert(
      CareGroupId group, int capacity, int number, EpisodeId episode, PersonId person) {
    jdbc.sql(
            """
            insert into seat (id, care_group, capacity, seat_no, episode, person, during, state, taken_at, taken_by)
            values (?, ?, ?, ?, ?, ?, daterange(?, null), 'enrolled', now(), 'sql')""")
        .params(
            UUID.randomUUID(),
            group.value(),
            capacity,
            number,
            episode.value(),
            person.value(),
            TODAY)
        .update();
  }

  private PersonId personOf(EpisodeId episode) {
    return episodes.get(episode).person();
  }

  private boolean gotSeat(CareGroupId group, EpisodeId episode) {
    return outcome(group, episode).equals("seat");
  }

  private String outcome(CareGroupId group, EpisodeId episode) {
    try {
      reserve(group, episode);
      return "seat";
    } catch (ScheduleRefused refused) {
      return refused.getMessage() + refused.alternatives();
    }
  }

  /** All requests, sixteen at a time, none begun before everybody is ready. */
  private static <T> List<T> atOnce(List<Callable<T>> requests)
      throws InterruptedException, ExecutionException {
    ExecutorService hands = Executors.newFixedThreadPool(THREADS);
    CyclicBarrier start = new CyclicBarrier(Math.min(THREADS, requests.size()));
    try {
      List<Future<T>> sent = new ArrayList<>();
      for (int request = 0; request < requests.size(); request++) {
        Callable<T> work = requests.get(request);
        boolean waits = request < start.getParties();
        sent.add(
            hands.submit(
                () -> {
                  if (waits) {
                    start.await(20, TimeUnit.SECONDS);
                  }
                  return work.call();
                }));
      }
      List<T> outcomes = new ArrayList<>();
      for (Future<T> each : sent) {
        outcomes.add(each.get());
      }
      return outcomes;
    } finally {
      hands.shutdownNow();
    }
  }

  private CareGroupId beginAt(int number) {
    return begin(at("Group " + number, number, CastMember.KAI));
  }
}
