package care.throughline.platform.engine;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/**
 * The engine as the rest of the house sees it: start, complete, end, look; messages go through
 * {@link EngineMessages}. Every call joins the caller's transaction; losing a race is told as
 * Spring's {@link OptimisticLockingFailureException}, which {@code Transactions} repeats.
 */
public final class PathwayEngine {

  private final ProcessEngine engine;
  private final ModelShelf models;

  PathwayEngine(ProcessEngine engine, ModelShelf models) {
    this.engine = engine;
    this.models = models;
  }

  /**
   * Deploys one bundle under the given resource names.
   *
   * @return the engine's id of the deployment
   */
  public String deploy(String name, Map<String, byte[]> resources) {
    DeploymentBuilder deployment = engine.getRepositoryService().createDeployment().name(name);
    resources.forEach(
        (path, content) -> deployment.addString(path, new String(content, StandardCharsets.UTF_8)));
    return deployment.deploy().getId();
  }

  /** The text of one deployed resource whose name ends so; empty when the deployment has none. */
  public java.util.Optional<String> resource(String deployment, String path) {
    return engine.getRepositoryService().getDeploymentResourceNames(deployment).stream()
        .filter(path::equals)
        .findFirst()
        .map(name -> text(engine.getRepositoryService().getResourceAsStream(deployment, name)));
  }

  /** Names of all resources of a deployment. */
  public List<String> resources(String deployment) {
    return engine.getRepositoryService().getDeploymentResourceNames(deployment);
  }

  /** Starts a process of the deployment for the episode. */
  public void start(
      String deployment, String process, UUID episode, Map<String, Object> variables) {
    LostRace.told(
        () ->
            engine
                .getRuntimeService()
                .startProcessInstanceById(
                    models.of(deployment).definition(process), episode.toString(), variables));
  }

  /** Completes a user task with the variables that the form routes. */
  public void complete(String taskRef, Map<String, Object> routing) {
    LostRace.told(
        () -> {
          engine.getTaskService().complete(taskRef, routing);
          return taskRef;
        });
  }

  /**
   * Ends every running instance of the episode, except the tree the given instance belongs to.
   *
   * @param exceptRoot root instance to keep; null to end all
   * @return how many roots were ended; zero the second time
   */
  public int endAll(UUID episode, @Nullable String exceptRoot, String reason) {
    return end(episode, root -> !root.getId().equals(exceptRoot), reason);
  }

  /**
   * Ends the running instances of the episode whose process says that it ends with the discharge.
   *
   * @return how many roots were ended; zero the second time
   */
  public int endWithDischarge(String deployment, UUID episode, String reason) {
    Set<String> ending = models.of(deployment).endingWithDischarge();
    return end(episode, root -> ending.contains(root.getProcessDefinitionId()), reason);
  }

  private int end(UUID episode, Predicate<ProcessInstance> which, String reason) {
    return LostRace.told(
        () -> {
          List<ProcessInstance> roots =
              engine
                  .getRuntimeService()
                  .createProcessInstanceQuery()
                  .processInstanceBusinessKey(episode.toString())
                  .rootProcessInstances()
                  .list()
                  .stream()
                  .filter(which)
                  .toList();
          roots.forEach(
              root ->
                  engine
                      .getRuntimeService()
                      .deleteProcessInstance(root.getId(), reason, false, true, true, false));
          return roots.size();
        });
  }

  /** Every process instance of the episode, running ones first, roots before those they call. */
  public List<RunningProcess> processes(UUID episode) {
    List<HistoricProcessInstance> instances =
        engine
            .getHistoryService()
            .createHistoricProcessInstanceQuery()
            .processInstanceBusinessKey(episode.toString())
            .list();
    Map<String, List<HistoricActivityInstance>> passed = new HashMap<>();
    for (HistoricProcessInstance instance : instances) {
      passed.put(
          instance.getId(),
          engine
              .getHistoryService()
              .createHistoricActivityInstanceQuery()
              .processInstanceId(instance.getId())
              .list());
    }
    return instances.stream()
        .map(instance -> running(instance, passed.getOrDefault(instance.getId(), List.of())))
        .sorted(
            Comparator.comparing((RunningProcess process) -> process.endedAt() != null)
                .thenComparing(process -> !process.root())
                .thenComparing(RunningProcess::startedAt))
        .toList();
  }

  /** The BPMN text of a definition. */
  public String diagram(String definition) {
    return text(engine.getRepositoryService().getProcessModel(definition));
  }

  /** The steps of a definition, left to right as drawn. */
  public List<ModelStep> steps(String definition) {
    return models.of(deploymentOf(definition)).steps(definition);
  }

  private RunningProcess running(
      HistoricProcessInstance instance, List<HistoricActivityInstance> passed) {
    List<String> current =
        passed.stream()
            .filter(activity -> activity.getEndTime() == null)
            .map(HistoricActivityInstance::getActivityId)
            .distinct()
            .toList();
    List<String> done =
        passed.stream()
            .filter(activity -> activity.getEndTime() != null && !activity.isCanceled())
            .map(HistoricActivityInstance::getActivityId)
            .distinct()
            .toList();
    return new RunningProcess(
        instance.getId(),
        instance.getProcessDefinitionId(),
        instance.getProcessDefinitionKey(),
        instance.getProcessDefinitionName(),
        instance.getSuperProcessInstanceId() == null,
        instance.getStartTime().toInstant(),
        instance.getEndTime() == null ? null : instance.getEndTime().toInstant(),
        current,
        done,
        passed.stream()
            .filter(HistoricActivityInstance::isCanceled)
            .map(HistoricActivityInstance::getActivityId)
            .distinct()
            .toList());
  }

  private String deploymentOf(String definition) {
    return engine.getRepositoryService().getProcessDefinition(definition).getDeploymentId();
  }

  private static String text(InputStream stream) {
    try (InputStream open = stream) {
      return new String(open.readAllBytes(), StandardCharsets.UTF_8);
    } catch (java.io.IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
