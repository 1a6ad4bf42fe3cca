package care.throughline.episode.process;

import care.throughline.episode.DuplicateReferrals;
import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.person.DuplicateId;
import care.throughline.platform.engine.StepFacts;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words = "Notes that two records that look alike are two people.",
    inputs = @PathwayStep.Input(name = "duplicate"))
final class KeepApartDelegate implements JavaDelegate {

  private final DuplicateReferrals referrals;

  KeepApartDelegate(DuplicateReferrals referrals) {
    this.referrals = referrals;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    referrals.keepApart(
        episode, new DuplicateId(UUID.fromString(StepFacts.text(execution, "duplicate"))));
  }
}
