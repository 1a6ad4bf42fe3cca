package care.throughline.schedule.process;

import care.throughline.platform.engine.StepFacts;
import care.throughline.schedule.Programme;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What the models know of a programme. */
final class ProgrammeVariables {

  private ProgrammeVariables() {}

  static void write(DelegateExecution execution, Programme programme) {
    StepFacts.result(execution, "weekNumber", programme.weekNumber());
    StepFacts.result(execution, "weeksPlanned", programme.weeksPlanned());
    StepFacts.result(execution, "weekEndsAt", Date.from(programme.weekEndsAt()));
    StepFacts.result(execution, "weeksLeft", programme.weeksLeft());
  }
}
