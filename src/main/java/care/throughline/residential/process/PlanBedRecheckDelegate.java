package care.throughline.residential.process;

import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import care.throughline.residential.BedRequests;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words = "Sets when to look at the bed search again, and says how long the wait is already.",
    inputs = @PathwayStep.Input(name = "bedRequest"),
    results = {"bedRecheckAt", "bedWaitADay", "bedWaitTooLong"})
final class PlanBedRecheckDelegate implements JavaDelegate {

  private final BedRequests requests;

  PlanBedRecheckDelegate(BedRequests requests) {
    this.requests = requests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    BedRequests.Recheck recheck =
        requests.recheck(episode, UUID.fromString(StepFacts.text(execution, "bedRequest")));
    StepFacts.result(execution, "bedRecheckAt", Date.from(recheck.at()));
    StepFacts.result(execution, "bedWaitADay", recheck.waitedADay());
    StepFacts.result(execution, "bedWaitTooLong", recheck.tooLong());
  }
}
