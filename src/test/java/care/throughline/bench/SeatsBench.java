package care.throughline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Actor;
import care.throughline.platform.Times;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.CareGroups;
import care.throughline.schedule.group.GroupMeeting;
import care.throughline.schedule.group.NewCareGroup;
import care.throughline.schedule.group.Seats;
import care.throughline.support.ClinicTest;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sixteen at once ask for 120 seats in twelve groups of ten. Three ways beside each other in the
 * same run: count and then insert, as it is often written; a seat row under the group's lock,
 * nothing else; and the product's own way, with every rule, the record, the audit trail and the
 * words of a refusal.
 */
final class SeatsBench extends ClinicTest {

  private static final int THREADS = 16;
  private static final int GROUPS = 12;
  private static final int CAPACITY = 10;
  private static final int REQUESTS = Integer.getInteger("bench.requests", 960);
  private static final int ROUNDS = 3;
  private static final LocalDate TODAY = LocalDate.of(2027, 1, 4);
  private static final Actor ANNEKE = new Actor("anneke");

  @Autowired private CareGroups groups;
  @Autowired private Seats seats;
  @Autowired private PlatformTransactionManager transactionManager;

  private TransactionTemplate transactions;
  private List<EpisodeId> people = List.of();

  /** What one round of one way did. */
  private record Round(
      int given,
      int overFullGroups,
      int fullest,
      int failed,
      double requestsPerSecond,
      double medianMillis,
      double p99Millis) {}

  @BeforeEach
  void peopleAndNaiveTable() {
    transactions = new TransactionTemplate(transactionManager);
    jdbc.sql("create table naive_seat (care_group uuid not null, episode uuid not null)").update();
    jdbc.sql("create index naive_seat_group on naive_seat (care_group)").update();
    jdbc.sql(
            """
            insert into person (id, mrn, given_name, family_name, birth_date, language, created_at)
            select gen_random_uuid(), 'BENCH-' || n, 'Bench', 'Person' || n, '1990-01-01', 'en', :now from generate_series(1, :people) n""")
        .param("now", Times.utc(clock.instant()))
        .param("people", REQUESTS)
        .update();
    jdbc.sql(
            """
            insert into episode (id, person, site, release, state, referral_state, entry_kind, minor, level, referred_at)
            select gen_random_uuid(), p.id, 'main', (select min(number) from release), 'active', 'accepted', 'referral', false, '2.1', :now
            from person p where p.mrn like 'BENCH-%'""")
        .param("now", Times.utc(clock.instant()))
        .update();
    people =
        jdbc.sql("select id from episode order by id")
            .query((row, number) -> new EpisodeId(row.getObject(1, UUID.class)))
            .list();
  }

  @AfterEach
  void naiveTableGoes() {
    jdbc.sql("drop table naive_seat").update();
  }

  @Test
  void seatsUnderARush() throws Exception {
    List<Round> naive = new ArrayList<>();
    List<Round> rows = new ArrayList<>();
    List<Round> product = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      Round counted = rush("N" + round, this::countThenInsert, "naive_seat");
      Round locked = rush("R" + round, this::seatRow, "seat");
      Round ruled = rush("P" + round, this::reserve, "seat");
      // The first round warms up.
      if (round > 0) {
        naive.add(counted);
        rows.add(locked);
        product.add(ruled);
      }
    }
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("threads", THREADS);
    figures.put("requestsPerRound", REQUESTS);
    figures.put("seatsPerRound", GROUPS * CAPACITY);
    figures.put("countThenInsert", naive);
    figures.put("seatRowUnderLock", rows);
    figures.put("product", product);
    figures.put("countThenInsertRequestsPerSecond", speed(naive));
    figures.put("seatRowUnderLockRequestsPerSecond", speed(rows));
    figures.put("productRequestsPerSecond", speed(product));
    figures.put(
        "countThenInsertOverFullGroups", naive.stream().mapToInt(Round::overFullGroups).sum());
    figures.put("productOverFullGroups", product.stream().mapToInt(Round::overFullGroups).sum());
    Figures.write("seats", figures);
    for (Round round : product) {
      assertThat(round.overFullGroups()).as("over-full groups").isZero();
      assertThat(round.given()).as("seats given").isEqualTo(GROUPS * CAPACITY);
      assertThat(round.failed()).as("requests that were neither served nor refused").isZero();
    }
  }

  private static double speed(List<Round> rounds) {
    return Figures.median(rounds.stream().map(Round::requestsPerSecond).toList());
  }

  private Round rush(String name, BiPredicate<CareGroupId, EpisodeId> ask, String table)
      throws Exception {
    List<CareGroupId> twelve = new ArrayList<>();
    for (int number = 0; number < GROUPS; number++) {
      twelve.add(begin(name + "-" + number, number));
    }
    double[] millis = new double[REQUESTS];
    List<Future<Integer>> sent = new ArrayList<>();
    CyclicBarrier start = new CyclicBarrier(THREADS + 1);
    ExecutorService hands = Executors.newFixedThreadPool(THREADS);
    long began;
    int[] outcomes = new int[3];
    try {
      for (int thread = 0; thread < THREADS; thread++) {
        sent.add(hands.submit(warm(start)));
      }
      start.await();
      began = System.nanoTime();
      sent.clear();
      for (int request = 0; request < REQUESTS; request++) {
        int number = request;
        sent.add(
            hands.submit(
                () -> {
                  long asked = System.nanoTime();
                  int outcome;
                  try {
                    outcome = ask.test(twelve.get(number % GROUPS), people.get(number)) ? 1 : 0;
                  } catch (ScheduleRefused refused) {
                    outcome = 0;
                  } catch (DataAccessException failed) {
                    outcome = 2;
                  }
                  millis[number] = (System.nanoTime() - asked) / 1e6;
                  return outcome;
                }));
      }
      for (Future<Integer> each : sent) {
        outcomes[each.get()]++;
      }
    } finally {
      hands.shutdownNow();
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    int overFull = 0;
    int fullest = 0;
    for (CareGroupId group : twelve) {
      int people =
          jdbc.sql("select count(*) from " + table + " where care_group = ?")
              .param(group.value())
              .query(Integer.class)
              .single();
      overFull += people > CAPACITY ? 1 : 0;
      fullest = Math.max(fullest, people);
      groups.dissolve(group, "round over", ANNEKE);
    }
    java.util.Arrays.sort(millis);
    return new Round(
        outcomes[1],
        overFull,
        fullest,
        outcomes[2],
        REQUESTS / seconds,
        millis[REQUESTS / 2],
        millis[REQUESTS * 99 / 100]);
  }

  /** Every hand takes a connection before the clock starts. */
  private java.util.concurrent.Callable<Integer> warm(CyclicBarrier start) {
    return () -> {
      int one = jdbc.sql("select 1").query(Integer.class).single();
      start.await();
      return one;
    };
  }

  private boolean countThenInsert(CareGroupId group, EpisodeId episode) {
    return Boolean.TRUE.equals(
        transactions.execute(
            status -> {
              int taken =
                  jdbc.sql("select count(*) from naive_seat where care_group = ?")
                      .param(group.value())
                      .query(Integer.class)
                      .single();
              return taken < CAPACITY
                  && jdbc.sql("insert into naive_seat values (?, ?)")
                          .params(group.value(), episode.value())
                          .update()
                      == 1;
            }));
  }

  private boolean seatRow(CareGroupId group, EpisodeId episode) {
    return Boolean.TRUE.equals(
        transactions.execute(
            status -> {
              jdbc.sql("select 1 from care_group where id = ? for no key update")
                  .param(group.value())
                  .query(Integer.class)
                  .single();
              return jdbc.sql(
                          """
                          insert into seat (id, care_group, capacity, seat_no, episode, person, during, state, taken_at, taken_by)
                          select :id, :group, :capacity, free.number, e.id, e.person, daterange(:from, null), 'enrolled', :now, 'bench'
                          from episode e,
                            lateral (select number from generate_series(1, :capacity) number
                                     where not exists (select 1 from seat where care_group = :group and seat_no = number
                                                       and state <> 'released' and during && daterange(:from, null))
                                     order by number limit 1) free
                          where e.id = :episode""")
                      .param("id", UUID.randomUUID())
                      .param("group", group.value())
                      .param("capacity", CAPACITY)
                      .param("from", TODAY)
                      .param("now", Times.utc(clock.instant()))
                      .param("episode", episode.value())
                      .update()
                  == 1;
            }));
  }

  private boolean reserve(CareGroupId group, EpisodeId episode) {
    Instant held = clock.instant().plus(Seats.HOLD);
    return !seats.reserve(group, episode, TODAY, null, held, ANNEKE).released();
  }

  private CareGroupId begin(String name, int number) {
    return groups.add(
        NewCareGroup.rolling(
                "main",
                name,
                "2.1",
                CareGroup.Track.DAY,
                as(CastMember.KAI).id(),
                null,
                TODAY.minusMonths(1),
                List.of(
                    new GroupMeeting(
                        1, DayOfWeek.of(1 + number % 5), LocalTime.of(8 + number / 5 * 2, 0), 120)))
            .sized(CAPACITY, 3, REQUESTS),
        ANNEKE);
  }
}
