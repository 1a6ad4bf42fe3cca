package care.throughline.bench;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.support.ClinicTest;
import care.throughline.support.EngineTasks;
import care.throughline.support.ListRows;
import care.throughline.worklist.ListAddress;
import care.throughline.worklist.ListTimes;
import care.throughline.worklist.ListedItems;
import care.throughline.worklist.WorkItemDesk;
import care.throughline.worklist.WorkItemId;
import care.throughline.worklist.web.WorkLists;
import java.lang.management.ManagementFactory;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The work list at 1,000 and at 100,000 open items: the page with all its columns, each filter,
 * search, counts and claiming, as server time without the drawing. Beside it the ordinary way in
 * the same run: the engine's own task query, asked with candidate groups and authorisations, and
 * the variables of each row.
 */
final class WorkListBench extends ClinicTest {

  private static final int FEW = 1_000;
  private static final int MANY = 100_000;
  private static final int WARM_UP = 40;
  private static final int RUNS = 120;
  private static final int ORDINARY_RUNS = 15;
  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  @Autowired private WorkLists lists;
  @Autowired private ListedItems listed;
  @Autowired private WorkItemDesk desk;
  @Autowired private ProcessEngine engine;

  @Test
  void staysFlatFromAThousandItemsToAHundredThousand() throws Exception {
    Map<String, Object> figures = new LinkedHashMap<>();
    Map<String, double[]> few = measured(FEW);
    ordinary(FEW, "ordinary1000", figures);
    beginAgain();
    Map<String, double[]> many = measured(MANY);
    many.forEach(
        (name, times) ->
            figures.put(
                name,
                Map.of(
                    "p50of1000", few.get(name)[0],
                    "p95of1000", few.get(name)[1],
                    "p50of100000", times[0],
                    "p95of100000", times[1],
                    "ratioOfMedians", times[0] / few.get(name)[0])));
    Figures.write("work-list", figures);
    ordinary(MANY, "ordinary100000", figures);
    figures.put("load", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    Figures.write("work-list", figures);
    many.forEach(
        (name, times) -> {
          assertThat(times[1]).as(name + " p95").isLessThan(name.equals("claim") ? 60 : 15);
          assertThat(times[0] / few.get(name)[0]).as(name + " from few to many").isLessThan(1.3);
        });
  }

  private void beginAgain() {
    jdbc.sql("truncate work_item, episode, person cascade").update();
    jdbc.sql("delete from camunda.act_ru_authorization where id_ like 'list-%'").update();
    jdbc.sql("delete from camunda.act_ru_variable where id_ like 'list-%'").update();
    jdbc.sql("delete from camunda.act_ru_identitylink where id_ like 'list-%'").update();
    jdbc.sql("delete from camunda.act_ru_task where id_ like 'list-%'").update();
  }

  private Map<String, double[]> measured(int items) {
    Staff anneke = as(CastMember.ANNEKE);
    new ListRows(jdbc).fill(items / 2, items, anneke.id().value());
    Map<String, Runnable> reads = new LinkedHashMap<>();
    for (String query :
        List.of(
            "tab=mine",
            "tab=team",
            "tab=unassigned",
            "tab=waiting",
            "tab=team&urgency=emergency",
            "tab=team&due=today",
            "tab=team&role=therapist",
            "tab=team&task=Do+the+thing+number+3",
            "tab=team&owner=" + anneke.id().value(),
            "tab=team&level=2.1",
            "tab=team&snoozed=with",
            "tab=team&q=whitlock",
            "tab=team&q=number+1")) {
      reads.put(query.replaceAll("owner=.*", "owner"), () -> lists.screen(query, anneke));
    }
    ListTimes times = ListTimes.at(clock.instant(), ZONE);
    reads.put(
        "countOfTeam",
        () ->
            listed.counts(Set.of(ListAddress.parse("tab=team")), listed.look(anneke, times, null)));
    Map<String, double[]> figures = new LinkedHashMap<>();
    reads.forEach((name, read) -> figures.put(name, timed(read, RUNS)));
    List<UUID> free =
        jdbc.sql(
                "select id from work_item where owner is null and 'coordinator' = any(roles) order by id limit ?")
            .param(WARM_UP + RUNS)
            .query(UUID.class)
            .list();
    var next = free.iterator();
    figures.put("claim", timed(() -> desk.claim(new WorkItemId(next.next()), anneke), RUNS));
    return figures;
  }

  private void ordinary(int tasks, String name, Map<String, Object> figures) {
    new EngineTasks(jdbc).fill(tasks);
    Map<String, Object> told = new LinkedHashMap<>();
    String[] groups = {"coordinator"};
    engine.getProcessEngineConfiguration().setAuthorizationEnabled(true);
    engine.getIdentityService().setAuthentication("anneke", List.of(groups));
    try {
      told.put(
          "page",
          timed(
              () ->
                  engine
                      .getTaskService()
                      .createTaskQuery()
                      .taskCandidateGroup("coordinator")
                      .includeAssignedTasks()
                      .orderByTaskPriority()
                      .desc()
                      .orderByDueDate()
                      .asc()
                      .listPage(0, 50)
                      .forEach(task -> engine.getTaskService().getVariables(task.getId())),
              ORDINARY_RUNS));
      told.put(
          "count",
          timed(
              () ->
                  engine
                      .getTaskService()
                      .createTaskQuery()
                      .taskCandidateGroup("coordinator")
                      .includeAssignedTasks()
                      .count(),
              ORDINARY_RUNS));
      told.put(
          "filteredByVariable",
          timed(
              () ->
                  engine
                      .getTaskService()
                      .createTaskQuery()
                      .taskCandidateGroup("coordinator")
                      .includeAssignedTasks()
                      .taskVariableValueEquals("level", "3.7")
                      .orderByTaskPriority()
                      .desc()
                      .orderByDueDate()
                      .asc()
                      .listPage(0, 50)
                      .forEach(task -> engine.getTaskService().getVariables(task.getId())),
              ORDINARY_RUNS));
    } finally {
      engine.getIdentityService().clearAuthentication();
      engine.getProcessEngineConfiguration().setAuthorizationEnabled(false);
    }
    figures.put(name, told);
  }

  /** Median and 95th percentile in milliseconds. */
  private static double[] timed(Runnable work, int runs) {
    List<Double> times = new ArrayList<>();
    int warmUp = runs == ORDINARY_RUNS ? 3 : WARM_UP;
    for (int run = -warmUp; run < runs; run++) {
      long start = System.nanoTime();
      work.run();
      if (run >= 0) {
        times.add((System.nanoTime() - start) / 1e6);
      }
    }
    List<Double> sorted = times.stream().sorted().toList();
    return new double[] {
      Figures.median(times), sorted.get((int) Math.ceil(sorted.size() * 0.95) - 1)
    };
  }
}
