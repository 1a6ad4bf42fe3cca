package care.throughline.assessment.process;

import care.throughline.assessment.PlacementDecision;
import care.throughline.platform.engine.StepFacts;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What the models know of a placement. */
final class PlacementVariables {

  private PlacementVariables() {}

  /** What the form of the placement routed. */
  static PlacementDecision.Answer answer(DelegateExecution execution) {
    return new PlacementDecision.Answer(
        StepFacts.text(execution, "placementAnswer"),
        StepFacts.textOrNull(execution, "confirmedLevel"),
        StepFacts.textOrNull(execution, "overrideReason"),
        StepFacts.flag(execution, "concurrentResidential"),
        StepFacts.textOrNull(execution, "programmeTemplate"),
        StepFacts.flag(execution, "coSigned"));
  }

  static void write(DelegateExecution execution, PlacementDecision decision) {
    StepFacts.result(execution, "levelOfCare", decision.levelOfCare());
    StepFacts.result(execution, "programmeTemplate", decision.template());
    StepFacts.result(execution, "residentialIndicated", decision.residential());
    StepFacts.result(execution, "concurrentResidential", decision.concurrentResidential());
  }

  /**
   * Writes only what an assessment without a placement left open: a minor's does not confirm one.
   */
  static void fillIn(DelegateExecution execution, PlacementDecision usual) {
    StepFacts.result(execution, "levelOfCare", usual.levelOfCare());
    StepFacts.result(execution, "programmeTemplate", usual.template());
    StepFacts.result(
        execution, "residentialIndicated", StepFacts.flag(execution, "residentialIndicated"));
    StepFacts.result(
        execution, "concurrentResidential", StepFacts.flag(execution, "concurrentResidential"));
  }
}
