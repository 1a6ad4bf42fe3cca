package care.throughline.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpisodeProcessTests extends ProcessTest {

  private static final Map<String, Object> ACCEPTED =
      Map.of(
          "entryKind",
          "referral",
          "minor",
          false,
          "assessmentOutcome",
          "accepted",
          "levelOfCare",
          "2.1",
          "programmeTemplate",
          "IOP-SEED",
          "residentialIndicated",
          false,
          "concurrentResidential",
          false,
          "useRisk",
          1,
          "psychiatric",
          1,
          "environment",
          1);

  private static Map<String, Object> residential() {
    Map<String, Object> variables = new java.util.HashMap<>(ACCEPTED);
    variables.putAll(Map.of("levelOfCare", "3.5", "residentialIndicated", true));
    return variables;
  }

  @Test
  void aReferralBeginsWithIntake() {
    episode = referred("Dana", java.time.LocalDate.of(1992, 5, 2));
    follow("iopEpisode");
    hasPassed("StartEvent_ReferralReceived", "ServiceTask_AcknowledgeReferral");
    waitsAt("CallActivity_Intake");
  }

  @ParameterizedTest
  @CsvSource({"scheduled", "unreachable", "declined"})
  void onlyAScheduledPersonIsAssessedAndNobodyIsToldTwice(String outcome) {
    startAfter(
        "iopEpisode",
        "CallActivity_Intake",
        Map.of("entryKind", "referral", "minor", false, "intakeOutcome", outcome));
    if (outcome.equals("scheduled")) {
      waitsAt("CallActivity_Assessment");
    } else {
      hasPassed("ServiceTask_CloseReferral");
      if (outcome.equals("unreachable")) {
        hasNotPassed("ServiceTask_TellReferrer");
      } else {
        hasPassed("ServiceTask_TellReferrer");
      }
      isOver("EndEvent_ReferralClosed");
    }
  }

  @ParameterizedTest
  @CsvSource({"false,EndEvent_ReferralClosed", "true,UserTask_CompleteDischarge"})
  void whoIsNotAcceptedIsClosedOrWhenInCareBeforeDischarged(boolean wasInCare, String next) {
    Map<String, Object> declined = new java.util.HashMap<>(ACCEPTED);
    declined.putAll(
        Map.of("assessmentOutcome", "declined", "wasInCare", wasInCare, "dischargeKind", "other"));
    startAfter("iopEpisode", "CallActivity_Assessment", declined);
    if (wasInCare) {
      hasNotPassed("ServiceTask_CloseReferral");
      waitsAt(next);
    } else {
      hasPassed("ServiceTask_TellReferrer", "ServiceTask_CloseReferral");
      isOver(next);
    }
  }

  @Test
  void aDecidedDischargeEndsTheProgramme() {
    startAfter("iopEpisode", "CallActivity_Assessment", ACCEPTED);
    waitsAt("CallActivity_Programme");
    sent("episode.dischargeDecided", Map.of("dischargeKind", "droppedOut"));
    hasPassed("Boundary_DischargeDecided", "ServiceTask_CancelPlanned");
    waitsAt("UserTask_CompleteDischarge");
    done("UserTask_CompleteDischarge", "aftercareAccepted", "no");
    hasPassed("ServiceTask_RecordDischarge", "ServiceTask_FinishEpisode");
    hasNotPassed("CallActivity_Aftercare");
    isOver("EndEvent_EpisodeFinished");
  }

  @Test
  void aDecidedDischargeEndsAStayToo() {
    startAfter("iopEpisode", "CallActivity_Assessment", residential());
    waitsAt("CallActivity_ResidentialStay");
    sent("episode.dischargeDecided", Map.of("dischargeKind", "other"));
    hasPassed("Boundary_DischargeDecidedDuringStay");
    waitsAt("UserTask_CompleteDischarge");
  }

  @ParameterizedTest
  @CsvSource({
    "returned,CallActivity_Assessment",
    "notTaken,CallActivity_Assessment",
    "left,UserTask_CompleteDischarge"
  })
  void afterTheStayOnlyThoseWhoLeftAreDischarged(String outcome, String next) {
    startAfter(
        "iopEpisode",
        "CallActivity_ResidentialStay",
        Map.of("entryKind", "stepDown", "minor", false, "stayOutcome", outcome));
    waitsAt(next);
  }

  @Test
  void whoComesBackFromAftercareIsAssessedAgain() {
    startAt(
        "iopEpisode",
        "UserTask_CompleteDischarge",
        Map.of("dischargeKind", "completed", "entryKind", "referral", "minor", false));
    done("UserTask_CompleteDischarge");
    waitsAt("CallActivity_Aftercare");
    reported("episode.returnRequested");
    waitsAt("CallActivity_Assessment");
    assertThat(episodes.get(episode).entryKind()).isEqualTo("reEntry");
    assertThat(engine.getRuntimeService().getVariable(process.getId(), "entryKind"))
        .isEqualTo("reEntry");
  }

  @Test
  void afterAftercareTheEpisodeIsFinished() {
    startAfter("iopEpisode", "CallActivity_Aftercare", Map.of("aftercareOutcome", "finished"));
    hasNotPassed("CallActivity_Assessment");
    isOver("EndEvent_EpisodeFinished");
  }
}
