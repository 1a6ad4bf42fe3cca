package care.throughline.schedule.process;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Sites;
import care.throughline.access.StaffMembers;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Transactions;
import care.throughline.support.ClinicTest;
import care.throughline.support.FullClinic;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The engine repeats a step whose end it did not see, some minutes later. The second time nothing
 * in the whole database is another, and the models are told the same.
 */
class StepsRunTwiceTests extends ClinicTest {

  private static final LocalDate MONDAY = LocalDate.of(2027, 1, 4);
  private static final Duration LATER = Duration.ofMinutes(5);

  @Autowired private PlacePersonDelegate place;
  @Autowired private PlanSessionsDelegate plan;
  @Autowired private CloseWeekDelegate closeWeek;
  @Autowired private ExtendSessionsDelegate extend;
  @Autowired private PauseSessionsDelegate pause;
  @Autowired private ResumeSessionsDelegate resume;
  @Autowired private CancelSessionsDelegate cancel;
  @Autowired private Sites sites;
  @Autowired private StaffMembers staff;
  @Autowired private Transactions transactions;

  private EpisodeId maria;

  @BeforeEach
  void aClinicWithAPlaceForOneMore() {
    maria =
        new FullClinic(jdbc, sites.home(), MONDAY_TEN, MONDAY)
            .withTherapists(staff, 3)
            .withRooms(3)
            .withGroups(2)
            .withPeople(6, 3)
            .person("Maria");
  }

  @AfterEach
  void goHome() {
    FullClinic.leave(jdbc);
  }

  @Test
  void placingTwiceTakesOneSeatAndOneHour() {
    twice("place", place, Map.of());
    assertThat(count("seat where state = 'enrolled'")).isEqualTo(1);
    assertThat(count("therapist_assignment where true")).isEqualTo(1);
  }

  @Test
  void planningTwicePlansTwelveWeeksOnce() {
    twice("place", place, Map.of());
    Map<String, Object> told = planned();
    assertThat(told).containsEntry("weekNumber", 1).containsEntry("weeksPlanned", 12);
  }

  @Test
  void aWeekIsClosedOnceAndSoAreItsMinutes() {
    twice("place", place, Map.of());
    planned();
    clock.stopAt(clock.instant().plus(Duration.ofDays(8)));
    assertThat(twice("close", closeWeek, Map.of())).containsEntry("weekNumber", 2);
    assertThat(count("programme_week where true")).isEqualTo(1);
  }

  @Test
  void extendingTwiceAddsTheWeeksOnce() {
    twice("place", place, Map.of());
    planned();
    assertThat(twice("extend", extend, Map.of("extensionWeeks", 4)))
        .containsEntry("weeksPlanned", 16);
  }

  @Test
  void pausingExtendingAndResumingTwicePlansEveryWeekThatIsLeftOnce() {
    twice("place", place, Map.of());
    planned();
    twice("pause", pause, Map.of());
    assertThat(count("session where state = 'planned'")).isZero();
    assertThat(count("seat where state = 'onHold'")).isEqualTo(1);
    twice("extend", extend, Map.of("extensionWeeks", 2));
    assertThat(twice("resume", resume, Map.of("returnChoice", "resume")))
        .containsEntry("weekNumber", 1)
        .containsEntry("weeksPlanned", 14);
    assertThat(count("session where state = 'planned'")).isEqualTo(42);
    assertThat(count("seat where state = 'enrolled'")).isEqualTo(1);
  }

  @Test
  void comingBackAtANamedWeekTwicePlansFromThereOnce() {
    twice("place", place, Map.of());
    planned();
    twice("pause", pause, Map.of());
    assertThat(twice("resume", resume, Map.of("returnChoice", "enterAt", "returnWeek", 10)))
        .containsEntry("weekNumber", 10);
    assertThat(count("session where state = 'planned'")).isEqualTo(9);
  }

  @Test
  void cancellingTwiceEndsTheProgrammeOnce() {
    twice("place", place, Map.of());
    planned();
    twice("cancel", cancel, Map.of());
    assertThat(count("session where state = 'planned'")).isZero();
    assertThat(count("seat where state <> 'released'")).isZero();
  }

  private Map<String, Object> planned() {
    return twice("plan", plan, Map.of("programmeTemplate", "IOP-SEED"));
  }

  /** Runs the step, and five minutes later again; what it told the models. */
  private Map<String, Object> twice(String step, JavaDelegate delegate, Map<String, Object> given) {
    Map<String, String> before = everything();
    Map<String, Object> told = run(step, delegate, given);
    Map<String, String> once = everything();
    assertThat(once).as("the step did something").isNotEqualTo(before);
    clock.stopAt(clock.instant().plus(LATER));
    assertThat(run(step, delegate, given)).as("what the models are told").isEqualTo(told);
    assertThat(everything()).as("all tables").isEqualTo(once);
    return told;
  }

  private Map<String, Object> run(String step, JavaDelegate delegate, Map<String, Object> given) {
    Map<String, Object> told = new TreeMap<>();
    DelegateExecution execution = execution(step, given, told);
    transactions.run(
        () -> {
          try {
            delegate.execute(execution);
          } catch (RuntimeException refused) {
            throw refused;
          } catch (Exception unexpected) {
            throw new IllegalStateException(unexpected);
          }
        });
    return told;
  }

  /** What the engine shows a step of Maria's episode; what it sets lands in {@code told}. */
  private DelegateExecution execution(
      String step, Map<String, Object> given, Map<String, Object> told) {
    return (DelegateExecution)
        Proxy.newProxyInstance(
            DelegateExecution.class.getClassLoader(),
            new Class<?>[] {DelegateExecution.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getProcessBusinessKey" -> maria.value().toString();
                  case "getProcessInstanceId" -> "instance";
                  case "getCurrentActivityId" -> step;
                  case "getActivityInstanceId" -> step + ":1";
                  case "getProcessInstance" -> proxy;
                  case "getVariable" -> given.get(String.valueOf(arguments[0]));
                  case "setVariable" -> {
                    told.put(String.valueOf(arguments[0]), arguments[1]);
                    yield null;
                  }
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  /** A sum of every table of the product. */
  private Map<String, String> everything() {
    Map<String, String> sums = new TreeMap<>();
    List<String> tables =
        jdbc.sql(
                """
                select format('%I.%I', table_schema, table_name) from information_schema.tables
                where table_schema not in ('pg_catalog', 'information_schema') and table_type = 'BASE TABLE'
                  and table_name not like 'act!_%' escape '!' and table_name not like 'flyway%'""")
            .query(String.class)
            .list();
    for (String table : tables) {
      sums.put(
          table,
          jdbc.sql(
                  "select count(*) || ' rows ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from "
                      + table
                      + " t")
              .query(String.class)
              .single());
    }
    return sums;
  }

  /** Of Maria. */
  private int count(String from) {
    return jdbc.sql("select count(*) from " + from + " and episode = ?")
        .param(maria.value())
        .query(Integer.class)
        .single();
  }
}
