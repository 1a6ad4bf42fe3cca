package care.throughline.residential.process;

import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import care.throughline.residential.BedRequests;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words = "Notes that a bed was found and taken.",
    inputs = @PathwayStep.Input(name = "bedRequest"),
    results = "bedOutcome")
final class AcceptBedDelegate implements JavaDelegate {

  private final BedRequests requests;

  AcceptBedDelegate(BedRequests requests) {
    this.requests = requests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    requests.accept(episode, UUID.fromString(StepFacts.text(execution, "bedRequest")));
    StepFacts.result(execution, "bedOutcome", "found");
  }
}
