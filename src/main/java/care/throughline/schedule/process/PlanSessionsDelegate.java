package care.throughline.schedule.process;

import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import care.throughline.schedule.Programmes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words = "Plans the dated sessions of every week of a programme.",
    inputs = @PathwayStep.Input(name = "programmeTemplate"),
    results = {"weekNumber", "weeksPlanned", "weekEndsAt", "weeksLeft"})
final class PlanSessionsDelegate implements JavaDelegate {

  private final Programmes programmes;

  PlanSessionsDelegate(Programmes programmes) {
    this.programmes = programmes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    ProgrammeVariables.write(
        execution, programmes.plan(episode, StepFacts.text(execution, "programmeTemplate")));
  }
}
