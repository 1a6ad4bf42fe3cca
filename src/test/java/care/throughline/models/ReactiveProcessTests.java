package care.throughline.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.episode.DuplicateReferrals;
import care.throughline.platform.Actor;
import care.throughline.worklist.ReportRefused;
import care.throughline.worklist.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

class ReactiveProcessTests extends ProcessTest {

  @Autowired private DuplicateReferrals duplicates;

  private void missed(int misses) {
    somebody();
    sent(
        "schedule.sessionMissed",
        Map.of("consecutiveMisses", misses, "daysWithoutContact", 0, "raisedRisk", false));
    follow("iopMissedSession");
  }

  private void received(String message, String process) {
    somebody();
    reported(message);
    follow(process);
  }

  @Test
  void whoIsReachedAfterAMissNeedsNothingMore() {
    missed(1);
    waitsAt("UserTask_ReachOut");
    done("UserTask_ReachOut");
    hasNotPassed("UserTask_ReachOutAgain");
    isOver("EndEvent_MissAnswered");
  }

  @Test
  void whoIsNotReachedIsTriedAgainAndThenReengaged() {
    missed(1);
    done("UserTask_ReachOut", "outreachReached", "no");
    waitsAt("UserTask_ReachOutAgain");
    done("UserTask_ReachOutAgain", "outreachReached", "no");
    waitsAt("UserTask_Reengage");
    done("UserTask_Reengage");
    isOver("EndEvent_MissAnswered");
  }

  @Test
  void whoIsReachedTheSecondTimeIsNotReengaged() {
    missed(1);
    done("UserTask_ReachOut", "outreachReached", "no");
    done("UserTask_ReachOutAgain");
    hasNotPassed("UserTask_Reengage");
    isOver("EndEvent_MissAnswered");
  }

  @Test
  void twoMissesLeadToReengagement() {
    missed(2);
    waitsAt("UserTask_Reengage");
  }

  @ParameterizedTest
  @CsvSource({
    "extend,UserTask_Reengage,",
    "stepUp,ServiceTask_OrderStepUp,EndEvent_StepUpOrdered",
    "close,ServiceTask_SendLetter,EndEvent_DischargeDecided"
  })
  void afterThreeMissesASupervisorDecides(String decision, String node, String end) {
    missed(3);
    waitsAt("UserTask_DecideOutreach");
    done("UserTask_DecideOutreach", "outreachDecision", decision);
    if (end == null) {
      waitsAt(node);
    } else {
      hasPassed(node);
      isOver(end);
    }
  }

  private void relapse() {
    received("episode.relapseReported", "iopRelapse");
    waitsAt("UserTask_CheckSafety");
  }

  private void toPlanChange() {
    waitsAt("UserTask_MeetTherapist", "UserTask_ReviewAsTeam");
    done("UserTask_MeetTherapist");
    hasNotPassed("RuleTask_SuggestLevel");
    done("UserTask_ReviewAsTeam");
    hasPassed("RuleTask_SuggestLevel", "ServiceTask_RecordSuggestion");
    waitsAt("UserTask_DecidePlanChange");
  }

  @Test
  void aRelapseIsCheckedTheSameDayTreatedWithinTwoDaysAndReviewedWithinThree() {
    relapse();
    Instant reported = journey.now();
    assertThat(dueOf("UserTask_CheckSafety")).isEqualTo(reported.plus(Duration.ofHours(8)));
    journey.pass(Duration.ofHours(8));
    done("UserTask_CheckSafety");
    assertThat(dueOf("UserTask_MeetTherapist")).isEqualTo(reported.plus(Duration.ofHours(48)));
    assertThat(dueOf("UserTask_ReviewAsTeam"))
        .as("three working days from the same day")
        .isEqualTo(newYork("2027-01-07T18:00:00"));
  }

  @Test
  void afterARelapseThePlanMayGoOn() {
    relapse();
    done("UserTask_CheckSafety");
    toPlanChange();
    done("UserTask_DecidePlanChange");
    hasNotPassed("ServiceTask_OrderStepUp", "ServiceTask_OrderMedicalStay");
    isOver("EndEvent_RelapseAnswered");
  }

  @Test
  void aStepUpAfterARelapseIsOrdered() {
    relapse();
    done("UserTask_CheckSafety");
    toPlanChange();
    done("UserTask_DecidePlanChange", "planChange", "stepUp");
    hasPassed("ServiceTask_OrderStepUp");
    isOver("EndEvent_RelapseAnswered");
  }

  @ParameterizedTest
  @CsvSource({"ambulatory,false", "residential,true"})
  void medicalTreatmentAfterARelapseIsReviewed(String clearance, boolean stay) {
    relapse();
    done("UserTask_CheckSafety");
    toPlanChange();
    done("UserTask_DecidePlanChange", "planChange", "medical");
    done("UserTask_ReviewTreatment", "medicalClearance", clearance);
    if (stay) {
      hasPassed("ServiceTask_OrderMedicalStay");
    } else {
      hasNotPassed("ServiceTask_OrderMedicalStay");
    }
    isOver("EndEvent_RelapseAnswered");
  }

  @Test
  void anEmergencyInARelapseComesFirst() {
    relapse();
    done("UserTask_CheckSafety", "immediateDanger", "yes");
    waitsAt("CallActivity_SafetyResponse");
    done("UserTask_RespondToEmergency");
    waitsAt("CallActivity_SafetyResponse");
    done("UserTask_FollowUp");
    done("UserTask_WriteSafetyPlan");
    waitsAt("UserTask_MeetTherapist", "UserTask_ReviewAsTeam");
  }

  @Test
  void severeWithdrawalInARelapseOrdersAStay() {
    relapse();
    done("UserTask_CheckSafety", "withdrawal", "4");
    hasPassed("ServiceTask_OrderMedicalStay");
    isOver("EndEvent_RelapseAnswered");
  }

  @ParameterizedTest
  @CsvSource({"ambulatory", "residential"})
  void aMedicalReviewInARelapseDecides(String clearance) {
    relapse();
    done("UserTask_CheckSafety", "withdrawal", "3");
    done("UserTask_ReviewMedically", "medicalClearance", clearance);
    if (clearance.equals("ambulatory")) {
      waitsAt("UserTask_MeetTherapist", "UserTask_ReviewAsTeam");
    } else {
      isOver("EndEvent_RelapseAnswered");
    }
  }

  @ParameterizedTest
  @CsvSource({"hospital", "safeHere"})
  void afterAnEmergencyPlanAndFollowUpRunBesideEachOther(String handedOver) {
    received("episode.safetyConcernRaised", "iopSafety");
    waitsAt("UserTask_RespondToEmergency");
    Instant answered = journey.now();
    done("UserTask_RespondToEmergency", "handedOver", handedOver);
    assertThat(journey.open(episode, "UserTask_RecordDisclosure").isPresent())
        .isEqualTo(handedOver.equals("hospital"));
    assertThat(dueOf("UserTask_WriteSafetyPlan")).isEqualTo(answered.plus(Duration.ofHours(24)));
    assertThat(dueOf("UserTask_FollowUp")).isEqualTo(answered.plus(Duration.ofHours(72)));
    done("UserTask_WriteSafetyPlan");
    done("UserTask_FollowUp");
    if (handedOver.equals("hospital")) {
      hasNotPassed("EndEvent_SafetyAnswered");
      done("UserTask_RecordDisclosure");
    }
    isOver("EndEvent_SafetyAnswered");
  }

  private Instant dueOf(String step) {
    return journey.open(episode, step).orElseThrow().dueAt();
  }

  private void moderateRisk() {
    somebody();
    sent("assessment.moderateRiskFound", Map.of());
    follow("iopModerateRisk");
    waitsAt("UserTask_AssessRisk", "UserTask_WriteSafetyPlan", "UserTask_FollowUp");
  }

  @Test
  void aModerateRiskIsAssessedTheSameDayPlannedWithinADayAndFollowedUpWithinThree() {
    moderateRisk();
    Instant found = journey.now();
    assertThat(dueOf("UserTask_AssessRisk")).isEqualTo(found.plus(Duration.ofHours(8)));
    assertThat(dueOf("UserTask_WriteSafetyPlan")).isEqualTo(found.plus(Duration.ofHours(24)));
    assertThat(dueOf("UserTask_FollowUp")).isEqualTo(found.plus(Duration.ofHours(72)));
    done("UserTask_FollowUp");
    done("UserTask_WriteSafetyPlan");
    hasNotPassed("EndEvent_RiskAnswered");
    done("UserTask_AssessRisk");
    isOver("EndEvent_RiskAnswered");
  }

  @Test
  void aModerateRiskThatIsAnEmergencyAfterAllIsAnsweredAsOne() {
    moderateRisk();
    done("UserTask_AssessRisk", "emergencyAfterAll", "yes");
    hasPassed("ServiceTask_RaiseSafetyConcern");
    isOver("EndEvent_EmergencyRaised");
    assertThat(journey.open(episode))
        .extracting(WorkItem::step)
        .containsExactly("UserTask_RespondToEmergency");
  }

  @Test
  void aModerateRiskInARelapseIsAnsweredBesideIt() {
    relapse();
    done("UserTask_CheckSafety", "suicidalThoughts", "yes", "thoughtsWithMethod", "yes");
    waitsAt("UserTask_MeetTherapist", "UserTask_ReviewAsTeam");
    assertThat(journey.open(episode, "UserTask_AssessRisk")).isPresent();
  }

  @Test
  void aStepUpThatNothingWaitsForIsSettledByAHumanAtOnce() {
    relapse();
    done("UserTask_CheckSafety");
    toPlanChange();
    done("UserTask_DecidePlanChange", "planChange", "stepUp");
    follow("iopUnanswered");
    waitsAt("UserTask_SettleDecision");
    assertThat(dueOf("UserTask_SettleDecision")).isEqualTo(journey.now().plus(Duration.ofHours(4)));
    assertThat(messages.countByState()).isEmpty();
    done("UserTask_SettleDecision");
    isOver("EndEvent_DecisionSettled");
  }

  @Test
  void aDischargeIsNotAskedForWhereNothingWouldEnd() {
    episode = referred("Dana", java.time.LocalDate.of(1992, 5, 2));
    journey.settle();
    assertThatThrownBy(() -> reported("episode.dischargeRequested"))
        .isInstanceOf(ReportRefused.class)
        .hasMessageContaining("record it as the outcome of the contact");
    assertThat(journey.open(episode))
        .extracting(WorkItem::step)
        .containsExactly("UserTask_ContactPerson");
  }

  private void inCare() {
    startAt(
        "iopEpisode",
        "CallActivity_Programme",
        Map.of("levelOfCare", "2.1", "programmeTemplate", "IOP-SEED"));
  }

  @ParameterizedTest
  @CsvSource({"yes,EndEvent_PersonStays", "no,EndEvent_DischargeDecided"})
  void whoWantsToLeaveIsSpokenWithFirst(String stays, String end) {
    inCare();
    reported("episode.dischargeRequested");
    follow("iopDischargeRequest");
    waitsAt("UserTask_CheckRisk");
    done("UserTask_CheckRisk", "staysInCare", stays);
    isOver(end);
  }

  @ParameterizedTest
  @CsvSource({"yes,EndEvent_DischargeDecided", "no,EndEvent_TerminationRefused"})
  void aTerminationNeedsTheDirector(String approved, String end) {
    inCare();
    reported("episode.dischargeRequested", "dischargeKind", "terminated");
    follow("iopDischargeRequest");
    done("UserTask_ApproveTermination", "terminationApproved", approved);
    isOver(end);
  }

  @Test
  void anyOtherDischargeIsDecidedAtOnce() {
    startAt("iopDischargeRequest", "Gateway_DischargeKind", Map.of("dischargeKind", "transferred"));
    hasPassed("ServiceTask_DecideDischarge");
    isOver("EndEvent_DischargeDecided");
  }

  @Test
  void aRevokedConsentStopsDisclosuresAndIsSettledByTwo() {
    received("person.consentRevoked", "iopConsentRevoked");
    hasPassed("ServiceTask_StopDisclosures");
    hasPassed("ServiceTask_StopBedSearch");
    waitsAt("UserTask_RecordRevocation", "UserTask_SettlePayment");
    done("UserTask_RecordRevocation");
    hasNotPassed("EndEvent_RevocationHandled");
    done("UserTask_SettlePayment");
    isOver("EndEvent_RevocationHandled");
  }

  @Test
  void aDeathStopsEverythingElseAndIsAnsweredByThree() {
    episode = referred("Dana", java.time.LocalDate.of(1992, 5, 2));
    journey.settle();
    reported("episode.deathReported");
    assertThat(journey.open(episode, "UserTask_ContactPerson")).isEmpty();
    follow("iopDeath");
    hasPassed("ServiceTask_StopEverything", "ServiceTask_RecordDeath");
    List<String> answers =
        List.of("UserTask_InformDirector", "UserTask_InformPrivacy", "UserTask_ReviewMortality");
    waitsAt(answers.toArray(String[]::new));
    answers.forEach(this::done);
    isOver("EndEvent_DeathAnswered");
  }

  @ParameterizedTest
  @CsvSource({
    "yes,ServiceTask_MergeReferral,EndEvent_RecordsJoined",
    "no,ServiceTask_KeepApart,EndEvent_RecordsKeptApart"
  })
  void aHumanDecidesWhetherTwoRecordsAreOnePerson(String same, String node, String end) {
    var known = referred("Diana", java.time.LocalDate.of(1992, 5, 2));
    somebody();
    duplicates.suspect(
        episode, episodes.get(known).person(), List.of("same birthday"), Actor.INSTALLATION);
    journey.settle();
    follow("iopDuplicate");
    waitsAt("UserTask_DecideDuplicate");
    done("UserTask_DecideDuplicate", "samePerson", same);
    hasPassed(node);
    isOver(end);
  }
}
