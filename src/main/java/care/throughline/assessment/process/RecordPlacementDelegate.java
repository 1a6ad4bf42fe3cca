package care.throughline.assessment.process;

import care.throughline.assessment.PlacementDecision;
import care.throughline.assessment.Placements;
import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words = "Keeps the level a clinician confirmed and says what follows from it.",
    results = {
      "levelOfCare",
      "programmeTemplate",
      "residentialIndicated",
      "concurrentResidential",
      "belowSuggestion",
      "admissionGateDue"
    })
final class RecordPlacementDelegate implements JavaDelegate {

  private final Placements placements;

  RecordPlacementDelegate(Placements placements) {
    this.placements = placements;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    PlacementDecision decision =
        placements.recordDecision(episode, PlacementVariables.answer(execution));
    PlacementVariables.write(execution, decision);
    StepFacts.result(execution, "belowSuggestion", decision.belowSuggestion());
    StepFacts.result(execution, "admissionGateDue", decision.admissionGateDue());
  }
}
