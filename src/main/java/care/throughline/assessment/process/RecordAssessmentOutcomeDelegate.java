package care.throughline.assessment.process;

import care.throughline.assessment.Placements;
import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words = "Records what the assessment came to.",
    inputs =
        @PathwayStep.Input(
            name = "outcome",
            values = {"accepted", "declined", "referredElsewhere", "withdrawn"}),
    results = {
      "assessmentOutcome",
      "wasInCare",
      "dischargeKind",
      "levelOfCare",
      "programmeTemplate",
      "residentialIndicated",
      "concurrentResidential"
    })
final class RecordAssessmentOutcomeDelegate implements JavaDelegate {

  private final Placements placements;

  RecordAssessmentOutcomeDelegate(Placements placements) {
    this.placements = placements;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    String outcome = StepFacts.text(execution, "outcome");
    placements.recordOutcome(episode, outcome, StepFacts.flag(execution, "coSigned"));
    PlacementVariables.fillIn(
        execution,
        placements.usual(
            episode,
            StepFacts.textOrNull(execution, "levelOfCare"),
            StepFacts.textOrNull(execution, "programmeTemplate")));
    StepFacts.result(execution, "assessmentOutcome", outcome);
    StepFacts.result(execution, "wasInCare", placements.wasInCare(episode));
    if (StepFacts.textOrNull(execution, "dischargeKind") == null) {
      Placements.dischargeKind(outcome)
          .ifPresent(kind -> StepFacts.result(execution, "dischargeKind", kind));
    }
  }
}
