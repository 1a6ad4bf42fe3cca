package care.throughline.episode.process;

import care.throughline.episode.EpisodeCourse;
import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words = "Records what the intake came to.",
    inputs = @PathwayStep.Input(name = "referralOutcome"),
    results = "intakeOutcome")
final class RecordIntakeOutcomeDelegate implements JavaDelegate {

  private final EpisodeCourse course;

  RecordIntakeOutcomeDelegate(EpisodeCourse course) {
    this.course = course;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    String outcome = StepFacts.text(execution, "referralOutcome");
    course.recordReferralState(episode, outcome);
    StepFacts.result(execution, "intakeOutcome", outcome);
  }
}
