package care.throughline.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AssessmentProcessTests extends ProcessTest {

  private void screen() {
    startAt(
        "iopAssessment",
        "StartEvent_AssessmentNeeded",
        Map.of("entryKind", "referral", "minor", false));
  }

  private void rate() {
    startAt(
        "iopAssessment",
        "UserTask_RateDimensions",
        Map.of("entryKind", "referral", "minor", false));
  }

  @Test
  void aQuietScreeningLeadsToAConfirmedPlacement() {
    screen();
    done("UserTask_ScreenSafety");
    done("UserTask_RateDimensions");
    hasPassed("RuleTask_SuggestLevel", "ServiceTask_RecordSuggestion");
    done("UserTask_ConfirmPlacement");
    waitsAt("UserTask_CheckAdmission");
    done("UserTask_CheckAdmission");
    hasNotPassed("UserTask_CoSignPlacement", "ServiceTask_OrderConcurrentStay");
    isOver("EndEvent_AssessmentDone");
  }

  @Test
  void anEmergencyIsAnsweredBeforeTheScreeningGoesOn() {
    screen();
    done("UserTask_ScreenSafety", "immediateDanger", "yes");
    waitsAt("CallActivity_SafetyResponse");
    done("UserTask_RespondToEmergency");
    done("UserTask_FollowUp");
    done("UserTask_WriteSafetyPlan");
    waitsAt("UserTask_ScreenSafety");
  }

  @Test
  void severeWithdrawalGoesToWithdrawalManagementFirst() {
    screen();
    done("UserTask_ScreenSafety", "withdrawal", "4");
    waitsAt("CallActivity_WithdrawalManagement");
    done("UserTask_RequestBeds");
    reported("residential.bedOffered");
    done("UserTask_AnswerOffer", "bedAnswer", "personDeclined");
    waitsAt("UserTask_ScreenSafety");
  }

  @Test
  void aMedicalReviewDecidesWhetherRatingGoesOn() {
    screen();
    done("UserTask_ScreenSafety", "withdrawal", "3");
    waitsAt("UserTask_ReviewMedically");
    done("UserTask_ReviewMedically");
    waitsAt("UserTask_RateDimensions");
  }

  @Test
  void whoIsNotSafeOutsideAHospitalGoesToWithdrawalManagement() {
    screen();
    done("UserTask_ScreenSafety", "withdrawal", "3");
    done("UserTask_ReviewMedically", "medicalClearance", "residential");
    waitsAt("CallActivity_WithdrawalManagement");
  }

  @Test
  void aMinorIsPlannedForSeparately() {
    startAt(
        "iopAssessment",
        "StartEvent_AssessmentNeeded",
        Map.of("entryKind", "referral", "minor", true));
    done("UserTask_ScreenSafety");
    done("UserTask_PlanAdolescentCare");
    hasPassed("ServiceTask_RecordAdolescentOutcome");
    hasNotPassed("UserTask_RateDimensions");
    isOver("EndEvent_AssessmentDone");
  }

  @Test
  void aMinorWhoWasReviewedIsPlannedForSeparatelyToo() {
    startAt(
        "iopAssessment",
        "UserTask_ReviewMedically",
        Map.of("entryKind", "referral", "minor", true));
    done("UserTask_ReviewMedically");
    waitsAt("UserTask_PlanAdolescentCare");
  }

  @Test
  void missingAnswersAreAskedForAgain() {
    startAt(
        "iopAssessment",
        "Gateway_AnythingFirst",
        Map.of("safetyOverride", "INCOMPLETE", "minor", false));
    waitsAt("UserTask_ScreenSafety");
  }

  @Test
  void aPlacementBelowTheSuggestionIsCoSigned() {
    rate();
    done("UserTask_RateDimensions");
    done(
        "UserTask_ConfirmPlacement",
        "confirmedLevel",
        "1",
        "followsSuggestion",
        "no",
        "programmeTemplate",
        "OP-1");
    waitsAt("UserTask_CoSignPlacement");
    done("UserTask_CoSignPlacement", "coSigned", "no");
    waitsAt("UserTask_ConfirmPlacement");
    done(
        "UserTask_ConfirmPlacement",
        "confirmedLevel",
        "1",
        "followsSuggestion",
        "no",
        "programmeTemplate",
        "OP-1");
    done("UserTask_CoSignPlacement", "coSigned", "yes");
    waitsAt("UserTask_CheckAdmission");
  }

  @Test
  void residentialBesideTheProgrammeIsOrdered() {
    rate();
    done("UserTask_RateDimensions");
    done("UserTask_ConfirmPlacement", "concurrentResidential", "yes");
    done("UserTask_CheckAdmission");
    hasPassed("ServiceTask_OrderConcurrentStay");
    isOver("EndEvent_AssessmentDone");
    assertThat(journey.open(episode, "UserTask_RequestBeds")).isPresent();
  }

  @Test
  void whoDeclinesIsNotCheckedForAdmission() {
    rate();
    done("UserTask_RateDimensions");
    done("UserTask_ConfirmPlacement", "placementAnswer", "declined");
    hasNotPassed("UserTask_CheckAdmission");
    isOver("EndEvent_AssessmentDone");
  }
}
