package care.throughline.notification.process;

import care.throughline.episode.EpisodeId;
import care.throughline.notification.Correspondence;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words = "Writes a neutral message to the person, by the way they agreed to.",
    inputs =
        @PathwayStep.Input(
            name = "template",
            values = {
              "appointmentConfirmed",
              "neutralLetter",
              "sessionsPlanned",
              "sessionsPaused",
              "missedYou",
              "welcomeBack",
              "aftercareReminder"
            }))
final class NotifyPersonDelegate implements JavaDelegate {

  private final Correspondence correspondence;

  NotifyPersonDelegate(Correspondence correspondence) {
    this.correspondence = correspondence;
  }

  @Override
  public void execute(DelegateExecution execution) {
    correspondence.toPerson(
        new EpisodeId(StepFacts.episode(execution)),
        StepFacts.text(execution, "template"),
        StepFacts.occurrence(execution));
  }
}
