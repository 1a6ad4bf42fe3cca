package care.throughline.episode.process;

import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.PathwayEngine;
import care.throughline.platform.engine.StepFacts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

@PathwayStep(
    words = "Stops everything else that runs for the person: tasks, timers, waiting messages.")
final class EndOtherWorkDelegate implements JavaDelegate {

  private final PathwayEngine engine;

  EndOtherWorkDelegate(PathwayEngine engine) {
    this.engine = engine;
  }

  @Override
  public void execute(DelegateExecution execution) {
    String root = ((ExecutionEntity) execution).getRootProcessInstanceId();
    engine.endAll(StepFacts.episode(execution), root, "everything else was stopped");
  }
}
