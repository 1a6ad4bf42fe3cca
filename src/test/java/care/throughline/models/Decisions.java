package care.throughline.models;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;

/** One shipped decision with the decision engine alone, and the rules it last matched. */
final class Decisions {

  private final DmnEngine engine;
  private final DmnDecision decision;
  private List<String> fired = List.of();

  private Decisions(String file, String decision) {
    DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
    configuration.setCustomPostDecisionTableEvaluationListeners(
        List.of(event -> remember(event, decision)));
    engine = configuration.buildEngine();
    try (InputStream model = Files.newInputStream(Path.of("processes/iop", file))) {
      this.decision = engine.parseDecision(decision, model);
    } catch (IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }

  static Decisions of(String file, String decision) {
    return new Decisions(file, decision);
  }

  /** What the decision says; the inputs in pairs of name and value, on top of the others. */
  Object answer(Map<String, Object> others, Object... inputs) {
    Map<String, Object> all = new HashMap<>(others);
    for (int i = 0; i < inputs.length; i += 2) {
      all.put((String) inputs[i], inputs[i + 1]);
    }
    return engine.evaluateDecision(decision, all).getSingleEntry();
  }

  /** Ids of the rules that matched last. */
  List<String> fired() {
    return fired;
  }

  private void remember(DmnDecisionTableEvaluationEvent event, String key) {
    if (event.getDecision().getKey().equals(key)) {
      fired = event.getMatchingRules().stream().map(DmnEvaluatedDecisionRule::getId).toList();
    }
  }
}
