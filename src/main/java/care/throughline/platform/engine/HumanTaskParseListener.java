package care.throughline.platform.engine;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;

/** Puts our listener on every user task of every model, with what the model declares about it. */
final class HumanTaskParseListener extends AbstractBpmnParseListener {

  private final Supplier<HumanTaskListener> listener;

  HumanTaskParseListener(Supplier<HumanTaskListener> listener) {
    this.listener = listener;
  }

  @Override
  public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
    TaskDefinition definition =
        ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
    Map<String, String> properties = properties(element);
    String why = documentation(element);
    definition.addBuiltInTaskListener(
        TaskListener.EVENTNAME_CREATE, task -> created(task, definition, properties, why));
    definition.addBuiltInTaskListener(
        TaskListener.EVENTNAME_COMPLETE, task -> listener.get().completed(task.getId()));
    definition.addBuiltInTaskListener(
        TaskListener.EVENTNAME_DELETE, task -> listener.get().cancelled(task.getId()));
  }

  private void created(
      DelegateTask task, TaskDefinition definition, Map<String, String> properties, String why) {
    TaskEntity entity = (TaskEntity) task;
    List<String> roles =
        definition.getCandidateGroupIdExpressions().stream()
            .map(Expression::getExpressionText)
            .sorted()
            .toList();
    Expression form = definition.getCamundaFormDefinitionKey();
    Deadline deadline = Deadline.of(properties, task::getVariable);
    HumanTask human =
        new HumanTask(
            task.getId(),
            UUID.fromString(
                Objects.requireNonNull(
                    entity.getExecution().getProcessBusinessKey(), "business key")),
            entity.getProcessDefinition().getKey(),
            task.getTaskDefinitionKey(),
            task.getName(),
            why,
            form == null ? "" : form.getExpressionText(),
            roles,
            deadline.due(),
            deadline.urgency(),
            entity.getProcessDefinition().getDeploymentId());
    task.setDueDate(java.util.Date.from(listener.get().created(human)));
  }

  private static Map<String, String> properties(Element element) {
    Map<String, String> found = new TreeMap<>();
    Element extensions = element.element("extensionElements");
    Element list =
        extensions == null
            ? null
            : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
    if (list != null) {
      for (Element property : list.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property")) {
        found.put(property.attribute("name"), property.attribute("value"));
      }
    }
    return Map.copyOf(found);
  }

  private static String documentation(Element element) {
    Element documentation = element.element("documentation");
    return documentation == null ? "" : documentation.getText().strip();
  }
}
