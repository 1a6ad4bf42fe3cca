package care.throughline.platform.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;

/** The human steps of each deployment with their timers, read once: a deployment never changes. */
public final class ModelClocks {

  private final ProcessEngine engine;
  private final Map<String, List<ModelClock>> read = new ConcurrentHashMap<>();

  ModelClocks(ProcessEngine engine) {
    this.engine = engine;
  }

  /** The human steps of a deployment, by name. */
  public List<ModelClock> of(String deployment) {
    return read.computeIfAbsent(deployment, this::read);
  }

  private List<ModelClock> read(String deployment) {
    List<ModelClock> clocks = new ArrayList<>();
    for (ProcessDefinition definition :
        engine
            .getRepositoryService()
            .createProcessDefinitionQuery()
            .deploymentId(deployment)
            .list()) {
      BpmnModelInstance model =
          engine.getRepositoryService().getBpmnModelInstance(definition.getId());
      for (UserTask task : model.getModelElementsByType(UserTask.class)) {
        clocks.add(
            new ModelClock(
                definition.getKey(),
                task.getId(),
                Objects.requireNonNullElse(task.getName(), task.getId()),
                property(task, "due"),
                property(task, "urgency"),
                task.getCamundaCandidateGroupsList().stream().map(String::strip).toList(),
                timers(model, task)));
      }
    }
    clocks.sort(Comparator.comparing(ModelClock::name).thenComparing(ModelClock::process));
    return List.copyOf(clocks);
  }

  /** Timers attached to the task or to what encloses it, and those that start beside it. */
  private static List<ModelClock.Timer> timers(BpmnModelInstance model, UserTask task) {
    List<ModelElementInstance> around = new ArrayList<>();
    for (ModelElementInstance one = task; one != null; one = one.getParentElement()) {
      around.add(one);
    }
    List<ModelClock.Timer> timers = new ArrayList<>();
    for (BoundaryEvent event : model.getModelElementsByType(BoundaryEvent.class)) {
      if (around.contains(event.getAttachedTo())) {
        timer(event, event.cancelActivity()).ifPresent(timers::add);
      }
    }
    for (StartEvent event : model.getModelElementsByType(StartEvent.class)) {
      if (event.getParentElement() instanceof SubProcess part
          && part.triggeredByEvent()
          && around.contains(part.getParentElement())) {
        timer(event, event.isInterrupting()).ifPresent(timers::add);
      }
    }
    return List.copyOf(timers);
  }

  private static Optional<ModelClock.Timer> timer(CatchEvent event, boolean interrupts) {
    return event.getEventDefinitions().stream()
        .filter(TimerEventDefinition.class::isInstance)
        .map(TimerEventDefinition.class::cast)
        .map(
            timer ->
                new ModelClock.Timer(
                    event.getId(),
                    Objects.requireNonNullElse(event.getName(), event.getId()),
                    when(timer),
                    interrupts))
        .findFirst();
  }

  private static String when(TimerEventDefinition timer) {
    return Arrays.asList(timer.getTimeDate(), timer.getTimeDuration(), timer.getTimeCycle())
        .stream()
        .filter(Objects::nonNull)
        .map(ModelElementInstance::getTextContent)
        .findFirst()
        .orElse("");
  }

  private static String property(UserTask task, String name) {
    return Optional.ofNullable(task.getExtensionElements())
        .map(own -> own.getElementsQuery().filterByType(CamundaProperties.class).list())
        .stream()
        .flatMap(List::stream)
        .flatMap(properties -> properties.getCamundaProperties().stream())
        .filter(property -> name.equals(property.getCamundaName()))
        .map(ModelClocks::value)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  private static @Nullable String value(CamundaProperty property) {
    return property.getCamundaValue();
  }
}
