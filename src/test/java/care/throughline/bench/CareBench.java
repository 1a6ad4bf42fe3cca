package care.throughline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.episode.EpisodeId;
import care.throughline.episode.InvariantCheck;
import care.throughline.episode.Referral;
import care.throughline.person.NewPerson;
import care.throughline.platform.Actor;
import care.throughline.support.ClinicTest;
import care.throughline.worklist.WorkItem;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * What one person's twelve weeks cost on the real engine and a durable PostgreSQL, from referral to
 * the end of the programme. One thread drives: everybody shares the moved clock.
 *
 * <p>A transaction is counted when it wrote: PostgreSQL hands out one transaction number to each,
 * and readers get none. Rows are PostgreSQL's own counters of the whole database.
 */
final class CareBench extends ClinicTest {

  private static final int PEOPLE = Integer.getInteger("bench.people", 200);
  private static final int WARM_UP = 5;
  private static final int WEEKS = 12;
  private static final int MOST_DAYS = 160;
  private static final int BEYOND_COMPLETIONS = 60;

  /** Counters of the idle connections are published after ten seconds. */
  private static final int COUNTERS_SETTLE_MILLIS = 11_000;

  @Autowired private DataSource dataSource;

  private int number;

  /** Counters at one moment. */
  private record Reading(
      long transactions, long rows, long walBytes, double javaCpu, double postgresCpu, long at) {}

  /** What a batch of people did. */
  private record Batch(
      String planCacheMode,
      int people,
      int completions,
      double seconds,
      double transactions,
      double rows,
      double walBytes,
      double javaCpuSeconds,
      double postgresCpuSeconds) {

    double patientWeeksPerSecond() {
      return people * WEEKS / seconds;
    }
  }

  @Test
  void twelveWeeksOfCare() throws Exception {
    run("force_generic_plan", WARM_UP);
    int people = Math.max(1, PEOPLE / 4);
    List<Batch> batches = new ArrayList<>();
    for (String mode : List.of("force_generic_plan", "auto", "auto", "force_generic_plan")) {
      batches.add(run(mode, people));
    }
    List<Batch> chosen =
        batches.stream().filter(batch -> !batch.planCacheMode().equals("auto")).toList();
    List<Batch> other =
        batches.stream().filter(batch -> batch.planCacheMode().equals("auto")).toList();
    double patientWeeks = chosen.stream().mapToInt(Batch::people).sum() * (double) WEEKS;
    double persons = patientWeeks / WEEKS;
    double completions = chosen.stream().mapToInt(Batch::completions).sum() / persons;
    double transactions = chosen.stream().mapToDouble(Batch::transactions).sum() / persons;

    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("people", batches.stream().mapToInt(Batch::people).sum());
    figures.put("completionsPerPerson", completions);
    figures.put("writingTransactionsPerPerson", transactions);
    figures.put("transactionsBeyondCompletionsPerPerson", transactions - completions);
    figures.put("writingTransactionsPerPatientWeek", transactions / WEEKS);
    figures.put(
        "rowsWrittenPerPatientWeek", chosen.stream().mapToDouble(Batch::rows).sum() / patientWeeks);
    figures.put(
        "walBytesPerPatientWeek",
        chosen.stream().mapToDouble(Batch::walBytes).sum() / patientWeeks);
    figures.put(
        "javaCpuMillisPerPatientWeek",
        chosen.stream().mapToDouble(Batch::javaCpuSeconds).sum() * 1000 / patientWeeks);
    figures.put(
        "postgresCpuMillisPerPatientWeek",
        chosen.stream().mapToDouble(Batch::postgresCpuSeconds).sum() * 1000 / patientWeeks);
    figures.put("patientWeeksPerSecond", speed(chosen));
    figures.put("planCacheModeAutoAgainstGeneric", speed(other) / speed(chosen));
    figures.put("planCacheModeAutoAgainstGenericCpu", cpu(other) / cpu(chosen));
    figures.put("batches", batches);
    Figures.write("care", figures);

    assertThat(transactions - completions)
        .as("transactions of a person's twelve weeks beyond what people do")
        .isLessThanOrEqualTo(BEYOND_COMPLETIONS);
  }

  private static double speed(List<Batch> batches) {
    return Figures.median(batches.stream().map(Batch::patientWeeksPerSecond).toList());
  }

  private static double cpu(List<Batch> batches) {
    return batches.stream()
        .mapToDouble(batch -> batch.javaCpuSeconds() + batch.postgresCpuSeconds())
        .sum();
  }

  private Batch run(String planCacheMode, int people) throws Exception {
    plan(planCacheMode);
    Reading before = read();
    int completions = 0;
    Set<EpisodeId> inCare = new HashSet<>();
    for (int person = 0; person < people; person++) {
      inCare.add(refer());
    }
    journey.settle();
    for (int day = 0; day < MOST_DAYS && !inCare.isEmpty(); day++) {
      for (EpisodeId episode : List.copyOf(inCare)) {
        completions += work(episode);
        if (episodes.get(episode).dischargedAt() != null) {
          inCare.remove(episode);
        }
      }
      journey.pass(Duration.ofDays(1));
    }
    long ended = System.nanoTime();
    assertThat(inCare).as("people whose programme did not end").isEmpty();
    Reading after = read();
    assertThat(invariants.run()).allMatch(InvariantCheck.Check::holds);
    return new Batch(
        planCacheMode,
        people,
        completions,
        (ended - before.at()) / 1e9,
        after.transactions() - before.transactions(),
        after.rows() - before.rows(),
        after.walBytes() - before.walBytes(),
        after.javaCpu() - before.javaCpu(),
        after.postgresCpu() - before.postgresCpu());
  }

  private EpisodeId refer() {
    number++;
    return course.open(
        persons.add(
            new NewPerson(
                "Bench",
                "Person" + number,
                LocalDate.of(1980, 1, 1).plusDays(number),
                "female",
                "en",
                null,
                null,
                null,
                List.of())),
        new Referral("phone", "bench:" + number, null, List.of(), List.of(), false),
        Actor.INSTALLATION);
  }

  private int work(EpisodeId episode) {
    int done = 0;
    List<WorkItem> open = journey.open(episode);
    while (!open.isEmpty() && episodes.get(episode).dischargedAt() == null) {
      journey.complete(open.get(0), Map.of());
      done++;
      open = journey.open(episode);
    }
    return done;
  }

  /** For every connection of the pool, so that whichever is taken plans the same way. */
  private void plan(String mode) throws SQLException {
    List<Connection> all = new ArrayList<>();
    try {
      for (int connection = 0; connection < 16; connection++) {
        Connection one = dataSource.getConnection();
        all.add(one);
        try (Statement statement = one.createStatement()) {
          statement.execute("set plan_cache_mode = " + mode);
        }
      }
    } finally {
      for (Connection one : all) {
        one.close();
      }
    }
  }

  private Reading read() throws InterruptedException {
    double javaCpu =
        ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime()
            / 1e9;
    double postgresCpu = postgresCpu();
    long transactions = number("select pg_snapshot_xmax(pg_current_snapshot())::text::bigint");
    long wal = number("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint");
    Thread.sleep(COUNTERS_SETTLE_MILLIS);
    long rows =
        number(
            "select tup_inserted + tup_updated + tup_deleted from pg_stat_database where datname = current_database()");
    return new Reading(transactions, rows, wal, javaCpu, postgresCpu, System.nanoTime());
  }

  private long number(String sql) {
    return jdbc.sql(sql).query(Long.class).single();
  }

  /** Of all server processes; the pool is small enough that none ends during a batch. */
  private double postgresCpu() {
    return ProcessHandle.of(number("select pg_backend_pid()"))
        .flatMap(ProcessHandle::parent)
        .stream()
        .flatMap(ProcessHandle::children)
        .mapToDouble(server -> Figures.cpuSeconds(server.pid()))
        .sum();
  }
}
