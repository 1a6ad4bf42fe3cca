package care.throughline.platform.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;

/**
 * Counts what is alive in the engine, for the invariant check. Reads everything: for operators and
 * tests, not for screens.
 */
public final class EngineCensus {

  private final ProcessEngine engine;

  EngineCensus(ProcessEngine engine) {
    this.engine = engine;
  }

  /**
   * What is alive now.
   *
   * @param roots business keys of root instances; a root without one is given as its instance id
   * @param taskRefs engine ids of open user tasks
   * @param waiting business keys of episodes with at least one user task, job with retries left, or
   *     message subscription
   */
  public record Alive(Set<String> roots, Set<String> taskRefs, Set<String> waiting) {}

  /** Takes the census. Call it inside a transaction to see one moment. */
  public Alive take() {
    Map<String, String> keys = new HashMap<>();
    Set<String> roots = new HashSet<>();
    for (ProcessInstance instance :
        engine.getRuntimeService().createProcessInstanceQuery().unlimitedList()) {
      String key = instance.getBusinessKey() == null ? instance.getId() : instance.getBusinessKey();
      keys.put(instance.getId(), key);
      if (instance.getId().equals(instance.getRootProcessInstanceId())) {
        roots.add(key);
      }
    }
    Set<String> waiting = new HashSet<>();
    Set<String> taskRefs =
        engine.getTaskService().createTaskQuery().unlimitedList().stream()
            .peek(task -> add(waiting, keys, task.getProcessInstanceId()))
            .map(Task::getId)
            .collect(Collectors.toSet());
    for (Job job :
        engine.getManagementService().createJobQuery().withRetriesLeft().unlimitedList()) {
      add(waiting, keys, job.getProcessInstanceId());
    }
    for (EventSubscription subscription :
        engine.getRuntimeService().createEventSubscriptionQuery().unlimitedList()) {
      add(waiting, keys, subscription.getProcessInstanceId());
    }
    return new Alive(roots, taskRefs, waiting);
  }

  private static void add(
      Set<String> waiting,
      Map<String, String> keys,
      @org.jspecify.annotations.Nullable String instance) {
    String key = instance == null ? null : keys.get(instance);
    if (key != null) {
      waiting.add(key);
    }
  }
}
