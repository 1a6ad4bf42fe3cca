package care.throughline.residential.process;

import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import care.throughline.residential.BedRequests;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words = "Begins the search for a residential bed.",
    inputs = @PathwayStep.Input(name = "stayLevel"),
    results = {"bedRequest", "bedRecheckAt", "bedWaitADay", "bedWaitTooLong"})
final class OpenBedRequestDelegate implements JavaDelegate {

  private final BedRequests requests;

  OpenBedRequestDelegate(BedRequests requests) {
    this.requests = requests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    BedRequests.Recheck recheck =
        requests.open(
            episode, StepFacts.text(execution, "stayLevel"), StepFacts.occurrence(execution));
    StepFacts.result(execution, "bedRequest", recheck.request().toString());
    StepFacts.result(execution, "bedRecheckAt", Date.from(recheck.at()));
    StepFacts.result(execution, "bedWaitADay", recheck.waitedADay());
    StepFacts.result(execution, "bedWaitTooLong", recheck.tooLong());
  }
}
