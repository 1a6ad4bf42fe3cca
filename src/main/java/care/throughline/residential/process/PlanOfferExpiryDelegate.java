package care.throughline.residential.process;

import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import care.throughline.residential.BedRequests;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(words = "Sets until when the offer of a bed stands.", results = "offerExpiresAt")
final class PlanOfferExpiryDelegate implements JavaDelegate {

  private final BedRequests requests;

  PlanOfferExpiryDelegate(BedRequests requests) {
    this.requests = requests;
  }

  @Override
  public void execute(DelegateExecution execution) {
    StepFacts.result(execution, "offerExpiresAt", Date.from(requests.offerExpiresAt()));
  }
}
