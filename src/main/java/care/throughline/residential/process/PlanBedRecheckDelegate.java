package care.throughline.residential.process;

import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import care.throughline.residential.BedRequests;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words = "Sets when to look at the bed search again, and says whether the wait is too long.",
    results = {"bedRecheckAt", "bedWaitTooLong"})
final class PlanBedRecheckDelegate implements JavaDelegate {

  private final BedRequests requests;

  PlanBedRecheckDelegate(BedRequests requests) {
    this.requests = requests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    BedRequests.Recheck recheck = requests.recheck(episode, StepFacts.text(execution, "stayLevel"));
    StepFacts.result(execution, "bedRecheckAt", Date.from(recheck.at()));
    StepFacts.result(execution, "bedWaitTooLong", recheck.tooLong());
  }
}
