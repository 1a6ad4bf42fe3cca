package care.throughline.notification.process;

import care.throughline.episode.EpisodeId;
import care.throughline.notification.Correspondence;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words = "Writes to whoever referred the person, if the person's consent to disclose allows it.",
    inputs =
        @PathwayStep.Input(
            name = "template",
            values = {"referralReceived", "notReached", "referralOutcome"}))
final class NotifyReferrerDelegate implements JavaDelegate {

  private final Correspondence correspondence;

  NotifyReferrerDelegate(Correspondence correspondence) {
    this.correspondence = correspondence;
  }

  @Override
  public void execute(DelegateExecution execution) {
    correspondence.toReferrer(
        new EpisodeId(StepFacts.episode(execution)),
        StepFacts.text(execution, "template"),
        StepFacts.occurrence(execution));
  }
}
