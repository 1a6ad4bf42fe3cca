package care.throughline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Role;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.access.StaffMembers;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.Referral;
import care.throughline.person.NewPerson;
import care.throughline.platform.Actor;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.schedule.Programmes;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.Sessions;
import care.throughline.support.ClinicTest;
import care.throughline.support.CountedStatements;
import care.throughline.support.GroupsInTests;
import java.lang.management.ManagementFactory;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Planning twelve weeks for each of 120 people with a seat in one of 12 groups and an hour with one
 * of 14 therapists, with the bookings that keep everybody from being in two places: as it is done,
 * and with a statement for each session as before. Milliseconds on the server, commit included.
 */
final class PlanBench extends ClinicTest {

  private static final int PEOPLE = 120;
  private static final int GROUPS = 12;
  private static final int THERAPISTS = 14;
  private static final int WARM_UP = 20;
  private static final double MOST_MILLIS = 50;
  private static final LocalDate FIRST_DAY = LocalDate.of(2027, 1, 5);
  private static final DayOfWeek[] WEEKDAYS = {
    DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY, DayOfWeek.THURSDAY, DayOfWeek.FRIDAY
  };

  @Autowired private Programmes programmes;
  @Autowired private Sessions sessions;
  @Autowired private Sites sites;
  @Autowired private StaffMembers staff;
  @Autowired private Transactions transactions;
  @Autowired private DataSource dataSource;

  /** A session as it lies in its table. */
  private record Row(
      SessionRow session, @Nullable UUID meeting, @Nullable UUID therapist, @Nullable UUID room) {}

  @Test
  void twelveWeeksForEverybody() throws Exception {
    List<EpisodeId> people = clinic();
    List<Double> once = new ArrayList<>();
    List<Double> oneByOne = new ArrayList<>();
    CountedStatements statements = new CountedStatements(dataSource, transactions);
    Map<String, Integer> needed = new LinkedHashMap<>();
    double cpu = 0;
    double cpuOneByOne = 0;
    for (EpisodeId episode : people) {
      double began = cpuMillis();
      once.add(millis(() -> programmes.plan(episode, "IOP-SEED")));
      cpu += cpuMillis() - began;
      List<Row> rows = rows(episode);
      assertThat(rows).hasSize(36);
      forget(episode);
      began = cpuMillis();
      oneByOne.add(millis(() -> planOneByOne(episode, rows)));
      cpuOneByOne += cpuMillis() - began;
    }
    EpisodeId last = people.get(people.size() - 1);
    List<Row> rows = rows(last);
    forget(last);
    needed.put("once", statements.in(() -> programmes.plan(last, "IOP-SEED")));
    forget(last);
    needed.put("oneByOne", statements.in(() -> planOneByOne(last, rows)));
    assertThat(
            jdbc.sql("select count(*) from booking where session is not null")
                .query(Integer.class)
                .single())
        .isEqualTo(PEOPLE * (36 + 12));

    List<Double> measured = once.subList(WARM_UP, once.size());
    List<Double> before = oneByOne.subList(WARM_UP, oneByOne.size());
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("people", PEOPLE);
    figures.put("sessionsEach", 36);
    figures.put("statements", needed.get("once"));
    figures.put("statementsOneByOne", needed.get("oneByOne"));
    figures.put("millisMedian", Figures.median(measured));
    figures.put("millisP95", p95(measured));
    figures.put("millisMedianOneByOne", Figures.median(before));
    figures.put("millisP95OneByOne", p95(before));
    figures.put("cpuMillisMean", cpu / people.size());
    figures.put("cpuMillisMeanOneByOne", cpuOneByOne / people.size());
    Figures.write("plan", figures);
    assertThat(p95(measured)).as("ms to plan twelve weeks, 95 of 100").isLessThan(MOST_MILLIS);
  }

  private List<EpisodeId> clinic() {
    GroupsInTests groups = new GroupsInTests(jdbc, sites.home(), MONDAY_TEN);
    List<UUID> all = new ArrayList<>();
    for (int group = 0; group < GROUPS; group++) {
      all.add(
          groups.group(
              "Group " + group,
              therapist("leads", group),
              groups.room("Hall " + group),
              LocalTime.of(17, 0),
              WEEKDAYS[group % 3],
              WEEKDAYS[group % 3 + 2]));
    }
    List<EpisodeId> people = new ArrayList<>();
    for (int person = 0; person < PEOPLE; person++) {
      EpisodeId episode = somebody(person);
      groups.seat(all.get(person % GROUPS), episode, FIRST_DAY, null);
      groups.therapist(
          episode,
          therapist("sees", person % THERAPISTS),
          WEEKDAYS[person / THERAPISTS % 5],
          LocalTime.of(9 + person / THERAPISTS / 5, 0),
          null,
          FIRST_DAY);
      people.add(episode);
    }
    return people;
  }

  private Staff therapist(String what, int number) {
    String username = what + number;
    if (staff.named(username).isEmpty()) {
      staff.add(
          username,
          "Therapist " + number,
          false,
          sites.home().id(),
          Set.of(Role.THERAPIST, Role.FACILITATOR),
          "{noop}none");
    }
    return staff.named(username).orElseThrow();
  }

  private EpisodeId somebody(int number) {
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
        new Referral("phone", "plan:" + number, null, List.of(), List.of(), false),
        Actor.INSTALLATION);
  }

  private List<Row> rows(EpisodeId episode) {
    return sessions.of(episode).stream()
        .map(
            session ->
                jdbc.sql("select group_session, therapist, room from session where id = ?")
                    .param(session.id().value())
                    .query(
                        (row, number) ->
                            new Row(
                                session,
                                row.getObject("group_session", UUID.class),
                                row.getObject("therapist", UUID.class),
                                row.getObject("room", UUID.class)))
                    .single())
        .toList();
  }

  private void forget(EpisodeId episode) {
    jdbc.sql("delete from session where episode = ?").param(episode.value()).update();
    jdbc.sql("delete from programme where episode = ?").param(episode.value()).update();
  }

  /** The statements of the way before: the same reading, then one for each session. */
  private void planOneByOne(EpisodeId id, List<Row> rows) {
    var episode = episodes.get(id);
    var site = sites.get(episode.site());
    jdbc.sql("select * from programme where episode = ? for update")
        .param(id.value())
        .query()
        .listOfRows();
    jdbc.sql("select * from template_slot where template = 'IOP-SEED'").query().listOfRows();
    jdbc.sql("select * from programme_template where code = 'IOP-SEED'").query().listOfRows();
    jdbc.sql(
            """
            insert into programme (episode, template, template_version, level, zone, run, run_starts_on, week_number, week_starts_on,
                                   weeks_planned, state)
            values (?, 'IOP-SEED', 1, '2.1', ?, 1, ?, 1, ?, 12, 'running')""")
        .params(id.value(), site.zone().getId(), FIRST_DAY, FIRST_DAY)
        .update();
    jdbc.sql("select * from template_slot where template = 'IOP-SEED'").query().listOfRows();
    jdbc.sql("select * from programme_template where code = 'IOP-SEED'").query().listOfRows();
    jdbc.sql(
            "select lower(during), upper(during) from session where person = ? and upper(during) > ?")
        .params(episode.person().value(), Times.utc(clock.instant()))
        .query()
        .listOfRows();
    for (Row row : rows) {
      SessionRow session = row.session();
      jdbc.sql(
              """
              insert into session (id, episode, person, run, week_number, kind, ordinal, local_date, local_start, zone, minutes, during,
                                   state, group_session, therapist, room)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, tstzrange(?::timestamptz, ?::timestamptz, '[)'), ?, ?, ?, ?)
              on conflict (episode, run, week_number, kind, ordinal) do nothing""")
          .params(
              UUID.randomUUID(),
              id.value(),
              episode.person().value(),
              session.run(),
              session.weekNumber(),
              session.kind(),
              session.ordinal(),
              session.day(),
              session.start(),
              session.zone().getId(),
              session.minutes(),
              Times.utc(session.startsAt()),
              Times.utc(session.endsAt()),
              session.state().key(),
              row.meeting(),
              row.therapist(),
              row.room())
          .update();
    }
    course.recordWeek(id, 1, 12);
  }

  private double millis(Runnable work) {
    long began = System.nanoTime();
    transactions.run(work);
    return (System.nanoTime() - began) / 1e6;
  }

  /**
   * Processor time of this thread and of PostgreSQL's processes: what does not depend on who else
   * is at work.
   */
  private double cpuMillis() {
    double postgres =
        ProcessHandle.of(jdbc.sql("select pg_backend_pid()").query(Long.class).single())
            .flatMap(ProcessHandle::parent)
            .stream()
            .flatMap(ProcessHandle::children)
            .mapToDouble(server -> Figures.cpuSeconds(server.pid()))
            .sum();
    return postgres * 1000 + ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
  }

  private static double p95(List<Double> values) {
    return values.stream().sorted().toList().get((int) Math.ceil(values.size() * 0.95) - 1);
  }
}
