package care.throughline.platform.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.jspecify.annotations.Nullable;

/** What one deployment's models say, read once: a deployment never changes. */
record DeployedModels(
    Map<String, String> definitions,
    Map<String, String> startsByMessage,
    List<WaitingMessage> starting,
    List<WaitingMessage> caught,
    Map<String, String> wordsByMessage,
    Set<String> endingWithDischarge,
    Map<String, List<ModelStep>> stepsByDefinition) {

  static DeployedModels read(
      List<ProcessDefinition> definitions, Function<ProcessDefinition, BpmnModelInstance> models) {
    Map<String, String> ids = new HashMap<>();
    Map<String, String> starts = new HashMap<>();
    List<WaitingMessage> starting = new ArrayList<>();
    List<WaitingMessage> caught = new ArrayList<>();
    Map<String, String> words = new HashMap<>();
    Set<String> endingWithDischarge = new HashSet<>();
    Map<String, List<ModelStep>> steps = new HashMap<>();
    for (ProcessDefinition definition : definitions) {
      BpmnModelInstance model = models.apply(definition);
      ids.put(definition.getKey(), definition.getId());
      Process process = model.getModelElementById(definition.getKey());
      if ("discharge".equals(property(process, "endsWith"))) {
        endingWithDischarge.add(definition.getId());
      }
      for (StartEvent event : model.getModelElementsByType(StartEvent.class)) {
        String message = message(event);
        if (message != null && event.getParentElement() instanceof Process) {
          words.putIfAbsent(message, event.getName());
          starts.put(message, definition.getId());
          add(starting, event, message, event.getCamundaFormRef(), true);
        }
      }
      for (IntermediateCatchEvent event :
          model.getModelElementsByType(IntermediateCatchEvent.class)) {
        addCaught(caught, words, event);
      }
      for (BoundaryEvent event : model.getModelElementsByType(BoundaryEvent.class)) {
        addCaught(caught, words, event);
      }
      steps.put(definition.getId(), steps(model));
    }
    return new DeployedModels(
        Map.copyOf(ids),
        Map.copyOf(starts),
        distinct(starting),
        distinct(caught),
        Map.copyOf(words),
        Set.copyOf(endingWithDischarge),
        Map.copyOf(steps));
  }

  String definition(String process) {
    String id = definitions.get(process);
    if (id == null) {
      throw new IllegalArgumentException("The release has no process " + process + ".");
    }
    return id;
  }

  @Nullable String startedBy(String message) {
    return startsByMessage.get(message);
  }

  /**
   * The variable that tells apart the instances that wait for a message; null when all are meant.
   */
  @Nullable String tellsApart(String message) {
    return caught.stream()
        .filter(waiting -> waiting.message().equals(message))
        .map(WaitingMessage::tellsApart)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** What a message says, in the words of the event that takes it. */
  String words(String message) {
    return wordsByMessage.getOrDefault(message, message);
  }

  List<ModelStep> steps(String definition) {
    return stepsByDefinition.getOrDefault(definition, List.of());
  }

  private static void addCaught(
      List<WaitingMessage> caught, Map<String, String> words, CatchEvent event) {
    String message = message(event);
    if (message != null) {
      words.putIfAbsent(message, event.getName());
      add(caught, event, message, property(event, "reportForm"), false);
    }
  }

  private static void add(
      List<WaitingMessage> list,
      CatchEvent event,
      String message,
      @Nullable String form,
      boolean starts) {
    if (form == null || form.isBlank()) {
      return;
    }
    list.add(
        new WaitingMessage(
            message,
            event.getName(),
            form,
            listed(property(event, "roles")),
            starts,
            property(event, "tellsApart"),
            listed(property(event, "needs")),
            property(event, "refusal")));
  }

  private static List<String> listed(@Nullable String commas) {
    return commas == null
        ? List.of()
        : Arrays.stream(commas.split(",")).map(String::strip).toList();
  }

  private static List<WaitingMessage> distinct(List<WaitingMessage> messages) {
    Map<String, WaitingMessage> byName = new java.util.LinkedHashMap<>();
    messages.forEach(message -> byName.putIfAbsent(message.message(), message));
    return List.copyOf(byName.values());
  }

  private static @Nullable String message(CatchEvent event) {
    return event.getEventDefinitions().stream()
        .filter(MessageEventDefinition.class::isInstance)
        .map(definition -> ((MessageEventDefinition) definition).getMessage().getName())
        .findFirst()
        .orElse(null);
  }

  private static @Nullable String property(BaseElement element, String name) {
    if (element.getExtensionElements() == null) {
      return null;
    }
    return element
        .getExtensionElements()
        .getElementsQuery()
        .filterByType(CamundaProperties.class)
        .list()
        .stream()
        .flatMap(properties -> properties.getCamundaProperties().stream())
        .filter(property -> name.equals(property.getCamundaName()))
        .map(property -> property.getCamundaValue())
        .findFirst()
        .orElse(null);
  }

  private static List<ModelStep> steps(BpmnModelInstance model) {
    Map<String, Double> left = new HashMap<>();
    Collection<BpmnShape> shapes = model.getModelElementsByType(BpmnShape.class);
    shapes.stream()
        .filter(shape -> shape.getBpmnElement() != null && shape.getBounds() != null)
        .forEach(shape -> left.put(shape.getBpmnElement().getId(), shape.getBounds().getX()));
    return model.getModelElementsByType(FlowNode.class).stream()
        .filter(node -> node.getName() != null && !node.getName().isBlank())
        .filter(DeployedModels::onTheWay)
        .filter(
            node ->
                node instanceof Task
                    || node instanceof CallActivity
                    || node instanceof IntermediateCatchEvent)
        .sorted(Comparator.comparing(node -> left.getOrDefault(node.getId(), 0.0)))
        .map(node -> new ModelStep(node.getId(), node.getName(), kind(node)))
        .toList();
  }

  /** What only an event sub-process does is no step of the usual way. */
  private static boolean onTheWay(FlowNode node) {
    return !(node.getParentElement() instanceof SubProcess part && part.triggeredByEvent());
  }

  private static String kind(FlowNode node) {
    if (node instanceof UserTask) {
      return "task";
    }
    return node instanceof CallActivity ? "process" : node instanceof Task ? "automatic" : "wait";
  }
}
