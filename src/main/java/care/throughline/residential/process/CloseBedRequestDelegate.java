package care.throughline.residential.process;

import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import care.throughline.residential.BedRequests;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words =
        "Ends the search for a bed without one, or gives a found bed back; the stay does not take place.",
    inputs = {@PathwayStep.Input(name = "bedRequest"), @PathwayStep.Input(name = "bedOutcome")},
    results = {"bedOutcome", "stayOutcome"})
final class CloseBedRequestDelegate implements JavaDelegate {

  private final BedRequests requests;

  CloseBedRequestDelegate(BedRequests requests) {
    this.requests = requests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    String outcome = StepFacts.text(execution, "bedOutcome");
    requests.close(episode, UUID.fromString(StepFacts.text(execution, "bedRequest")), outcome);
    StepFacts.result(execution, "bedOutcome", outcome);
    StepFacts.result(execution, "stayOutcome", "notTaken");
  }
}
