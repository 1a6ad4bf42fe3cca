package care.throughline.episode.process;

import care.throughline.episode.DuplicateReferrals;
import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.person.DuplicateId;
import care.throughline.platform.engine.PathwayEngine;
import care.throughline.platform.engine.StepFacts;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;

@PathwayStep(
    words =
        "Joins a second referral of the same person to the care they already have; nothing is lost when they have none.",
    inputs = @PathwayStep.Input(name = "duplicate"))
final class MergeReferralDelegate implements JavaDelegate {

  private final DuplicateReferrals referrals;
  private final PathwayEngine engine;

  MergeReferralDelegate(DuplicateReferrals referrals, PathwayEngine engine) {
    this.referrals = referrals;
    this.engine = engine;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    if (referrals.merge(
        episode, new DuplicateId(UUID.fromString(StepFacts.text(execution, "duplicate"))))) {
      engine.endAll(
          episode.value(),
          ((ExecutionEntity) execution).getRootProcessInstanceId(),
          "the referral was a duplicate");
    }
  }
}
