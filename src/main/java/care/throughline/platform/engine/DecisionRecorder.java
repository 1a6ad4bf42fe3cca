package care.throughline.platform.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionLogicEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;

/**
 * Hands every decision that a running episode asked for to the {@link DecisionListener}, in the
 * same transaction.
 */
final class DecisionRecorder implements DmnDecisionEvaluationListener {

  private final Supplier<DecisionListener> listener;

  DecisionRecorder(Supplier<DecisionListener> listener) {
    this.listener = listener;
  }

  @Override
  public void notify(DmnDecisionEvaluationEvent event) {
    BpmnExecutionContext context = Context.getBpmnExecutionContext();
    if (context == null) {
      return;
    }
    ExecutionEntity execution = context.getExecution();
    String episode = execution.getProcessBusinessKey();
    if (episode == null) {
      return;
    }
    String deployment = execution.getProcessDefinition().getDeploymentId();
    for (DmnDecisionLogicEvaluationEvent required : event.getRequiredDecisionResults()) {
      record(UUID.fromString(episode), deployment, required);
    }
    record(UUID.fromString(episode), deployment, event.getDecisionResult());
  }

  private void record(UUID episode, String deployment, DmnDecisionLogicEvaluationEvent logic) {
    if (!(logic instanceof DmnDecisionTableEvaluationEvent table)) {
      return;
    }
    Map<String, Object> inputs = new LinkedHashMap<>();
    table
        .getInputs()
        .forEach(
            input ->
                inputs.put(
                    input.getName() == null ? input.getId() : input.getName(),
                    plain(input.getValue())));
    List<String> rules =
        table.getMatchingRules().stream().map(DmnEvaluatedDecisionRule::getId).toList();
    Map<String, Object> outputs = new LinkedHashMap<>();
    if (table.getCollectResultName() != null) {
      outputs.put(table.getCollectResultName(), plain(table.getCollectResultValue()));
    } else {
      table.getMatchingRules().stream()
          .flatMap(rule -> rule.getOutputEntries().values().stream())
          .forEach(output -> outputs.put(output.getOutputName(), plain(output.getValue())));
    }
    listener
        .get()
        .decided(episode, deployment, table.getDecisionTable().getKey(), inputs, rules, outputs);
  }

  private static @Nullable Object plain(@Nullable TypedValue value) {
    Object found = value == null ? null : value.getValue();
    return found == null || found instanceof Number || found instanceof Boolean
        ? found
        : found.toString();
  }
}
