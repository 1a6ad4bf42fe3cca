package care.throughline.schedule.process;

import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import care.throughline.schedule.Programmes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words =
        "Counts the dose of the week that is over, moves to the next one and says which review is due.",
    results = {
      "weekNumber",
      "weeksPlanned",
      "weekEndsAt",
      "weeksLeft",
      "reviewKind",
      "dosePercent"
    })
final class CloseWeekDelegate implements JavaDelegate {

  private final Programmes programmes;

  CloseWeekDelegate(Programmes programmes) {
    this.programmes = programmes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    Programmes.ClosedWeek closed = programmes.closeWeek(episode);
    ProgrammeVariables.write(execution, closed.programme());
    StepFacts.result(execution, "reviewKind", closed.reviewKind());
    StepFacts.result(execution, "dosePercent", closed.dosePercent());
  }
}
