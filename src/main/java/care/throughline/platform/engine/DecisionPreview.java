package care.throughline.platform.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.model.dmn.DmnModelInstance;
import org.camunda.bpm.model.dmn.instance.Description;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.jspecify.annotations.Nullable;

/**
 * Asks a decision table of a deployment what it would answer, for no episode: nothing is moved and
 * nothing recorded. So a screen can tell beforehand what the pathway will do, in the pathway's own
 * words.
 */
public final class DecisionPreview {

  private final ProcessEngine engine;
  private final Map<String, Optional<String>> definitions = new ConcurrentHashMap<>();

  DecisionPreview(ProcessEngine engine) {
    this.engine = engine;
  }

  /**
   * The descriptions of the rules that would fire, for each of several inputs. They are asked in
   * one command of the engine, which then reads the table's definition once.
   *
   * @param inputs the values by the names the table's inputs use
   * @return by the inputs, in order, as the model words them; none where no rule fires or the
   *     deployment has no such table
   */
  public Map<Map<String, Object>, List<String>> rules(
      String deployment, String decision, Set<Map<String, Object>> inputs) {
    String definition =
        definitions
            .computeIfAbsent(deployment + "/" + decision, key -> definition(deployment, decision))
            .orElse(null);
    if (definition == null) {
      return Map.of();
    }
    return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
        .getCommandExecutorTxRequired()
        .execute(
            context ->
                inputs.stream()
                    .collect(Collectors.toMap(each -> each, each -> fired(definition, each))));
  }

  private List<String> fired(String definition, Map<String, Object> inputs) {
    List<String> fired =
        ForeseenRules.of(
            () -> engine.getDecisionService().evaluateDecisionTableById(definition, inputs));
    DmnModelInstance model = engine.getRepositoryService().getDmnModelInstance(definition);
    return fired.stream().map(rule -> words(model, rule)).toList();
  }

  private Optional<String> definition(String deployment, String decision) {
    return Optional.ofNullable(
            engine
                .getRepositoryService()
                .createDecisionDefinitionQuery()
                .deploymentId(deployment)
                .decisionDefinitionKey(decision)
                .singleResult())
        .map(DecisionDefinition::getId);
  }

  private static String words(DmnModelInstance model, String rule) {
    Rule found = model.getModelElementById(rule);
    @Nullable Description description = found == null ? null : found.getDescription();
    return description == null ? rule : description.getTextContent().strip();
  }
}
