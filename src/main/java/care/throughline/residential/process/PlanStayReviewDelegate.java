package care.throughline.residential.process;

import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import care.throughline.residential.BedRequests;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words = "Sets when the stay is reviewed next.",
    inputs = @PathwayStep.Input(name = "stayLevel"),
    results = "stayReviewAt")
final class PlanStayReviewDelegate implements JavaDelegate {

  private final BedRequests requests;

  PlanStayReviewDelegate(BedRequests requests) {
    this.requests = requests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    StepFacts.result(
        execution,
        "stayReviewAt",
        Date.from(requests.nextStayReview(episode, StepFacts.text(execution, "stayLevel"))));
  }
}
