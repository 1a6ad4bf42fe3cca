package care.throughline.schedule.process;

import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import care.throughline.schedule.PlannedContacts;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words = "Sets until when a person who was not reached may come back without a new referral.",
    results = "reopenUntilAt")
final class PlanReopenWindowDelegate implements JavaDelegate {

  private final PlannedContacts contacts;

  PlanReopenWindowDelegate(PlannedContacts contacts) {
    this.contacts = contacts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    StepFacts.result(execution, "reopenUntilAt", Date.from(contacts.reopenUntil(episode)));
  }
}
