package care.throughline.schedule.process;

import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import care.throughline.schedule.PlannedContacts;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words = "Plans the next aftercare contact, and says whether missed ones call for outreach.",
    results = {"nextContactAt", "aftercareOver", "outreachDue"})
final class PlanAftercareContactDelegate implements JavaDelegate {

  private final PlannedContacts contacts;

  PlanAftercareContactDelegate(PlannedContacts contacts) {
    this.contacts = contacts;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    String made = StepFacts.textOrNull(execution, "contactMade");
    PlannedContacts.AftercareContact contact =
        contacts.planAftercareContact(
            episode, made == null ? null : Boolean.valueOf(made), StepFacts.occurrence(execution));
    StepFacts.result(execution, "nextContactAt", Date.from(contact.dueAt()));
    StepFacts.result(execution, "aftercareOver", contact.over());
    StepFacts.result(execution, "outreachDue", contact.outreachDue());
  }
}
