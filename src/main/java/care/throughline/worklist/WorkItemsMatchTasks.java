package care.throughline.worklist;

import care.throughline.episode.EpisodeId;
import care.throughline.episode.Invariant;
import care.throughline.platform.Texts;
import care.throughline.platform.engine.EngineCensus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list shows what the engine waits for: no row without a task, no task without a row. */
@Component
final class WorkItemsMatchTasks implements Invariant {

  private final JdbcClient jdbc;
  private final EngineCensus census;

  WorkItemsMatchTasks(JdbcClient jdbc, EngineCensus census) {
    this.jdbc = jdbc;
    this.census = census;
  }

  @Override
  public String name() {
    return "work-items-match-tasks";
  }

  @Override
  public String what() {
    return Texts.of("worklist.invariant.tasks");
  }

  @Override
  public List<Case> violations() {
    Set<String> tasks = census.take().taskRefs();
    Map<String, EpisodeId> rows = new HashMap<>();
    jdbc.sql("select task_ref, episode from work_item where state = 'open' and page is null")
        .query(
            row -> {
              rows.put(
                  row.getString("task_ref"), new EpisodeId(row.getObject("episode", UUID.class)));
            });
    List<Case> cases = new ArrayList<>();
    rows.forEach(
        (ref, episode) -> {
          if (!tasks.contains(ref)) {
            cases.add(
                new Case(
                    Texts.of("worklist.invariant.no-task", episode.value().toString()), episode));
          }
        });
    tasks.stream()
        .filter(ref -> !rows.containsKey(ref))
        .forEach(ref -> cases.add(new Case(Texts.of("worklist.invariant.no-item"), null)));
    return cases;
  }
}
