package care.throughline.schedule.process;

import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import care.throughline.schedule.Programmes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words = "Plans the remaining weeks anew after a time at another level.",
    inputs = {
      @PathwayStep.Input(
          name = "returnChoice",
          values = {"resume", "restart", "enterAt"}),
      @PathwayStep.Input(name = "returnWeek", type = "number", required = false)
    },
    results = {"weekNumber", "weeksPlanned", "weekEndsAt", "weeksLeft"})
final class ResumeSessionsDelegate implements JavaDelegate {

  private final Programmes programmes;

  ResumeSessionsDelegate(Programmes programmes) {
    this.programmes = programmes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    ProgrammeVariables.write(
        execution,
        programmes.resume(
            episode,
            StepFacts.text(execution, "returnChoice"),
            StepFacts.number(execution, "returnWeek", 0)));
  }
}
