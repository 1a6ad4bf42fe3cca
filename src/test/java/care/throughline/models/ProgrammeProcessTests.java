package care.throughline.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProgrammeProcessTests extends ProcessTest {

  private void programme() {
    startAt(
        "iopProgramme",
        "StartEvent_ProgrammeNeeded",
        Map.of(
            "levelOfCare",
            "2.1",
            "programmeTemplate",
            "IOP-SEED",
            "concurrentResidential",
            false,
            "useRisk",
            1,
            "psychiatric",
            1,
            "environment",
            1));
  }

  @Test
  void aWeekEndsAtItsTimeAndIsReviewed() {
    programme();
    hasPassed("ServiceTask_StartStay", "ServiceTask_PlanSessions", "ServiceTask_TellPerson");
    waitsAt("SubProcess_Weeks", "UserTask_SignCarePlan", "Timer_WeekEnds");
    done("UserTask_SignCarePlan");
    passes("Timer_WeekEnds", newYork("2027-01-12T00:00:00"), "Timer_WeekEnds");
    hasPassed("ServiceTask_CloseWeek");
    waitsAt("SubProcess_Weeks", "Timer_WeekEnds", "UserTask_ReviewWeek");
    done("UserTask_ReviewWeek");
    waitsAt("SubProcess_Weeks", "Timer_WeekEnds");
  }

  private void allWeeks(boolean extend) {
    programme();
    boolean extended = false;
    for (int i = 0; i < 120 && journey.open(episode, "UserTask_DecideStepDown").isEmpty(); i++) {
      if (journey.open(episode).isEmpty()) {
        journey.passUntil(due("Timer_WeekEnds"));
      } else if (journey.open(episode).get(0).step().equals("UserTask_ReviewNearEnd")) {
        done("UserTask_ReviewNearEnd", "extend", extend && !extended ? "yes" : "no");
        extended = true;
      } else {
        done(journey.open(episode).get(0).step());
      }
    }
    hasPassed("UserTask_ReviewMidway", "RuleTask_ExtensionCriteria", "UserTask_ReviewNearEnd");
    waitsAt("UserTask_DecideStepDown");
  }

  @Test
  void afterTheLastWeekTheStepDownIsDecided() {
    allWeeks(false);
    hasNotPassed("ServiceTask_ExtendProgramme");
    done("UserTask_DecideStepDown");
    hasPassed("ServiceTask_EndStay");
    isOver("EndEvent_ProgrammeDone");
  }

  @Test
  void anExtensionAddsWeeks() {
    allWeeks(true);
    hasPassed("ServiceTask_ExtendProgramme");
  }

  @Test
  void aStepUpInterruptsTheWeeksAndReturnsToThem() {
    programme();
    sent("episode.stepUpOrdered", Map.of("stepUpLevel", "3.5"));
    hasPassed("Boundary_StepUpOrdered");
    waitsAt("CallActivity_StepUp");
    assertThat(journey.open(episode, "UserTask_SignCarePlan")).isEmpty();
    throughTheStay("returned");
    done("UserTask_PlanReturn");
    waitsAt("SubProcess_Weeks", "UserTask_SignCarePlan", "Timer_WeekEnds");
  }

  @Test
  void aClinicianMayOrderAStepUpWhileTheWeeksRun() {
    programme();
    reported("episode.stepUpOrdered", "stepUpLevel", "3.7");
    hasPassed("Boundary_StepUpOrdered");
    waitsAt("CallActivity_StepUp");
    assertThat(messagesSent("sessionsPaused")).isEqualTo(1);
  }

  private int messagesSent(String template) {
    return jdbc.sql("select count(*) from outbox where episode = ? and template = ?")
        .params(episode.value(), template)
        .query(Integer.class)
        .single();
  }

  @Test
  void whoLeavesDuringTheStayLeavesTheProgramme() {
    programme();
    sent("episode.stepUpOrdered", Map.of("stepUpLevel", "3.5"));
    throughTheStay("left");
    hasPassed("Gateway_Returned", "ServiceTask_EndStay");
    isOver("EndEvent_ProgrammeDone");
  }

  private void throughTheStay(String decision) {
    done("UserTask_RequestBeds");
    reported("residential.bedOffered");
    done("UserTask_AnswerOffer");
    done("UserTask_ConfirmAdmission");
    reported("residential.stayEnded", "stayDecision", decision);
  }
}
