package care.throughline.models;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.support.ProcessCoverage;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Runs after all others and asks whether each flow node of each model was executed by a test. */
@Order(Integer.MAX_VALUE)
@EnabledIfSystemProperty(named = "throughline.coverage", matches = "true")
@DisabledIfSystemProperty(named = "test", matches = ".+")
class FlowNodeCoverageTests {

  @Test
  void everyFlowNodeWasExecuted() {
    Set<String> missing = new TreeSet<>();
    ShippedModels.processes()
        .forEach(
            (file, model) -> {
              String process =
                  model.getModelElementsByType(Process.class).iterator().next().getId();
              model
                  .getModelElementsByType(FlowNode.class)
                  .forEach(node -> missing.add(process + "/" + node.getId()));
            });
    assertThat(missing).isNotEmpty();
    missing.removeAll(ProcessCoverage.executed());
    assertThat(missing).as("flow nodes that no test executes").isEmpty();
  }
}
