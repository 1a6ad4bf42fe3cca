package care.throughline.models;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.episode.DuplicateReferrals;
import care.throughline.platform.Actor;
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
    done("UserTask_MeetTherapist");
    done("UserTask_ReviewAsTeam");
    hasPassed("RuleTask_SuggestLevel", "ServiceTask_RecordSuggestion");
    waitsAt("UserTask_DecidePlanChange");
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
    done("UserTask_FollowUp");
    done("UserTask_WriteSafetyPlan");
    waitsAt("UserTask_MeetTherapist");
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
      waitsAt("UserTask_MeetTherapist");
    } else {
      isOver("EndEvent_RelapseAnswered");
    }
  }

  @ParameterizedTest
  @CsvSource({"hospital", "safeHere"})
  void aDisclosureIsRecordedWhenSomebodyWasHandedOver(String handedOver) {
    received("episode.safetyConcernRaised", "iopSafety");
    waitsAt("UserTask_RespondToEmergency");
    done("UserTask_RespondToEmergency", "handedOver", handedOver);
    if (handedOver.equals("hospital")) {
      done("UserTask_RecordDisclosure");
    }
    waitsAt("UserTask_FollowUp");
    done("UserTask_FollowUp");
    done("UserTask_WriteSafetyPlan");
    isOver("EndEvent_SafetyAnswered");
  }

  @ParameterizedTest
  @CsvSource({"yes,EndEvent_PersonStays", "no,EndEvent_DischargeDecided"})
  void whoWantsToLeaveIsSpokenWithFirst(String stays, String end) {
    received("episode.dischargeRequested", "iopDischargeRequest");
    waitsAt("UserTask_CheckRisk");
    done("UserTask_CheckRisk", "staysInCare", stays);
    isOver(end);
  }

  @ParameterizedTest
  @CsvSource({"yes,EndEvent_DischargeDecided", "no,EndEvent_TerminationRefused"})
  void aTerminationNeedsTheDirector(String approved, String end) {
    somebody();
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
