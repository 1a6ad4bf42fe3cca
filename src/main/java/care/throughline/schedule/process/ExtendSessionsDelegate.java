package care.throughline.schedule.process;

import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import care.throughline.schedule.Programmes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words = "Makes the programme some weeks longer; only the new weeks are planned.",
    inputs = @PathwayStep.Input(name = "extensionWeeks", type = "number"),
    results = {"weekNumber", "weeksPlanned", "weekEndsAt", "weeksLeft"})
final class ExtendSessionsDelegate implements JavaDelegate {

  private final Programmes programmes;

  ExtendSessionsDelegate(Programmes programmes) {
    this.programmes = programmes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    int weeks = StepFacts.number(execution, "extensionWeeks", 0);
    ProgrammeVariables.write(
        execution, programmes.extend(episode, weeks, StepFacts.occurrence(execution)));
  }
}
