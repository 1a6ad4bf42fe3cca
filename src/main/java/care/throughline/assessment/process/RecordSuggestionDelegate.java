package care.throughline.assessment.process;

import care.throughline.assessment.LevelOfCare;
import care.throughline.assessment.Placements;
import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words = "Keeps the suggested level of care with the rules that fired.",
    inputs = @PathwayStep.Input(name = "suggestedLevelOfCare", type = "number", required = false),
    results = "suggestedLevel")
final class RecordSuggestionDelegate implements JavaDelegate {

  private final Placements placements;

  RecordSuggestionDelegate(Placements placements) {
    this.placements = placements;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    int rank = StepFacts.number(execution, "suggestedLevelOfCare", 0);
    String level =
        placements
            .recordSuggestion(episode, rank, StepFacts.occurrence(execution))
            .map(LevelOfCare::code)
            .orElse("none");
    StepFacts.result(execution, "suggestedLevel", level);
  }
}
