package care.throughline.models;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.worklist.WorkItem;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssessmentProcessTests extends ProcessTest {

  private void screen() {
    startAt(
        "iopAssessment",
        "StartEvent_AssessmentNeeded",
        Map.of("entryKind", "referral", "minor", false));
  }

  private void rate() {
    startAt("iopAssessment", "CallActivity_Placement", MINOR_NOT);
    waitsAt("CallActivity_Placement");
  }

  private static final Map<String, Object> MINOR_NOT =
      Map.of("entryKind", "referral", "minor", false);

  @Test
  void aQuietScreeningLeadsToAConfirmedPlacement() {
    screen();
    done("UserTask_ScreenSafety");
    hasPassed("CallActivity_SuicideRisk");
    done("UserTask_RateDimensions");
    done("UserTask_ConfirmPlacement");
    waitsAt("UserTask_CheckAdmission");
    done("UserTask_CheckAdmission");
    hasNotPassed("ServiceTask_OrderConcurrentStay", "ServiceTask_RecordWithdrawal");
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
    waitsAt("CallActivity_Placement");
    assertThat(journey.open(episode, "UserTask_RateDimensions")).isPresent();
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
    startAt("iopPlacement", "StartEvent_PlacementNeeded", MINOR_NOT);
    done("UserTask_RateDimensions");
    hasPassed("RuleTask_SuggestLevel", "ServiceTask_RecordSuggestion");
    placeBelow();
    waitsAt("UserTask_CoSignPlacement");
    done("UserTask_CoSignPlacement", "coSigned", "no");
    waitsAt("UserTask_ConfirmPlacement");
    placeBelow();
    done("UserTask_CoSignPlacement", "coSigned", "yes");
    isOver("EndEvent_PlacementDecided");
  }

  private void placeBelow() {
    done(
        "UserTask_ConfirmPlacement",
        "confirmedLevel",
        "1",
        "followsSuggestion",
        "no",
        "programmeTemplate",
        "OP-1");
  }

  @Test
  void aPlacementAsSuggestedNeedsNoSecondSignature() {
    startAt("iopPlacement", "StartEvent_PlacementNeeded", MINOR_NOT);
    done("UserTask_RateDimensions");
    done("UserTask_ConfirmPlacement");
    hasNotPassed("UserTask_CoSignPlacement");
    isOver("EndEvent_PlacementDecided");
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

  @ParameterizedTest
  @CsvSource({
    "UserTask_ScreenSafety,Boundary_WithdrawnBeforeScreening",
    "CallActivity_Placement,Boundary_WithdrawnBeforePlacement",
    "UserTask_CheckAdmission,Boundary_WithdrawnBeforeAdmission",
    "UserTask_PlanAdolescentCare,Boundary_WithdrawnBeforePlan"
  })
  void whoDoesNotComeOrNoLongerWantsToIsLetGo(String step, String boundary) {
    startAt("iopAssessment", step, MINOR_NOT);
    sent("episode.dischargeDecided", Map.of("dischargeKind", "droppedOut"));
    hasPassed(boundary, "ServiceTask_RecordWithdrawal");
    assertThat(episodes.get(episode).referralState()).isEqualTo("withdrawn");
    assertThat(journey.open(episode)).isEmpty();
    isOver("EndEvent_AssessmentDone");
  }

  @Test
  void aModerateSuicideRiskIsAnsweredBesideTheAssessment() {
    screen();
    done("UserTask_ScreenSafety", "suicidalThoughts", "yes", "thoughtsWithMethod", "yes");
    waitsAt("CallActivity_Placement");
    assertThat(journey.open(episode))
        .extracting(WorkItem::step)
        .containsExactlyInAnyOrder(
            "UserTask_RateDimensions",
            "UserTask_AssessRisk",
            "UserTask_WriteSafetyPlan",
            "UserTask_FollowUp");
  }

  @Test
  void aLowSuicideRiskRaisesNothing() {
    screen();
    done("UserTask_ScreenSafety", "wishToDie", "yes", "suicidalThoughts", "no");
    assertThat(journey.open(episode))
        .extracting(WorkItem::step)
        .containsExactly("UserTask_RateDimensions");
  }

  @ParameterizedTest
  @CsvSource({
    "reEntry,false,2027-01-06T10:00:00",
    "referral,true,2027-01-05T10:00:00",
    "referral,false,2027-01-18T10:00:00"
  })
  void whoComesBackIsScreenedWithinTwoDaysAnUrgentReferralTheNextDay(
      String entry, boolean urgent, String due) {
    startAt(
        "iopAssessment",
        "StartEvent_AssessmentNeeded",
        Map.of("entryKind", entry, "minor", false, "urgentReferral", urgent));
    assertThat(journey.open(episode, "UserTask_ScreenSafety").orElseThrow().dueAt())
        .isEqualTo(newYork(due));
  }
}
