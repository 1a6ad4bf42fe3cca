package care.throughline.platform.engine;

import java.util.List;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionEvaluationListener;
import org.camunda.bpm.dmn.engine.delegate.DmnDecisionTableEvaluationEvent;
import org.camunda.bpm.dmn.engine.delegate.DmnEvaluatedDecisionRule;

/** Notes which rules fired, for a caller on the same thread that asks what would happen. */
final class ForeseenRules implements DmnDecisionEvaluationListener {

  private static final ThreadLocal<List<String>> ASKED = new ThreadLocal<>();

  /** Runs a question and returns the ids of the rules that fired in it. */
  static List<String> of(Runnable question) {
    List<String> fired = new java.util.ArrayList<>();
    ASKED.set(fired);
    try {
      question.run();
      return List.copyOf(fired);
    } finally {
      ASKED.remove();
    }
  }

  @Override
  public void notify(DmnDecisionEvaluationEvent event) {
    List<String> fired = ASKED.get();
    if (fired != null
        && event.getDecisionResult() instanceof DmnDecisionTableEvaluationEvent table) {
      table.getMatchingRules().stream().map(DmnEvaluatedDecisionRule::getId).forEach(fired::add);
    }
  }
}
