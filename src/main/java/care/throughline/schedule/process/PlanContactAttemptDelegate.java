package care.throughline.schedule.process;

import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import care.throughline.schedule.PlannedContacts;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words =
        "Plans the next attempt to reach the person: five in ten days, at different times of day.",
    results = {"contactAttempt", "contactDueAt", "attemptsLeft"})
final class PlanContactAttemptDelegate implements JavaDelegate {

  private final PlannedContacts contacts;

  PlanContactAttemptDelegate(PlannedContacts contacts) {
    this.contacts = contacts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    PlannedContacts.Attempt attempt =
        contacts.planAttempt(episode, StepFacts.occurrence(execution));
    StepFacts.result(execution, "contactAttempt", attempt.number());
    StepFacts.result(execution, "contactDueAt", Date.from(attempt.dueAt()));
    StepFacts.result(execution, "attemptsLeft", attempt.attemptsLeft());
  }
}
