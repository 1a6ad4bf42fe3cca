package care.throughline.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ResidentialProcessTests extends ProcessTest {

  private void search() {
    startAt("iopBedSearch", "StartEvent_BedNeeded", Map.of("stayLevel", "3.5"));
    done("UserTask_RequestBeds");
    waitsAt("Gateway_WaitingForBed");
  }

  private void stay(boolean concurrent) {
    startAt(
        "iopResidentialStay",
        "UserTask_ConfirmAdmission",
        Map.of("stayLevel", "3.5", "concurrent", concurrent, "entryKind", "referral"));
  }

  @Test
  void anAcceptedOfferFindsTheBed() {
    search();
    reported("residential.bedOffered");
    hasPassed("Catch_BedOffered", "ServiceTask_PlanOfferExpiry");
    done("UserTask_AnswerOffer");
    hasPassed("ServiceTask_AcceptBed");
    isOver("EndEvent_BedFound");
  }

  @Test
  void aDeclinedOfferLeadsBackToWaiting() {
    search();
    reported("residential.bedOffered");
    done("UserTask_AnswerOffer", "bedAnswer", "declinedOffer");
    waitsAt("Gateway_WaitingForBed");
  }

  @Test
  void thePersonMayDeclineTheOffer() {
    search();
    reported("residential.bedOffered");
    done("UserTask_AnswerOffer", "bedAnswer", "personDeclined");
    hasPassed("ServiceTask_CloseBedRequest");
    isOver("EndEvent_BedNotTaken");
  }

  @Test
  void anOfferExpiresAfterTwoHours() {
    search();
    reported("residential.bedOffered");
    passes(
        "Boundary_OfferExpires",
        journey.now().plus(java.time.Duration.ofHours(2)),
        "UserTask_AnswerOffer");
    assertThat(journey.open(episode, "UserTask_AnswerOffer")).isEmpty();
    waitsAt("Gateway_WaitingForBed");
  }

  @Test
  void theSearchIsLookedAtEveryDayAndWidenedAfterThree() {
    search();
    for (String day : List.of("05", "06", "07")) {
      Instant due = newYork("2027-01-" + day + "T10:00:00");
      assertThat(due("Timer_RecheckDue")).isEqualTo(due);
      journey.passUntil(due.minusSeconds(1));
      waitsAt("Gateway_WaitingForBed");
      hasNotPassed("UserTask_WidenSearch");
      journey.passUntil(due);
      waitsAt("UserTask_CheckIn");
      done("UserTask_CheckIn");
    }
    waitsAt("UserTask_WidenSearch");
    done("UserTask_WidenSearch");
    waitsAt("Gateway_WaitingForBed");
  }

  @Test
  void thePersonMayDeclineWhileWaiting() {
    search();
    passes("Timer_RecheckDue", newYork("2027-01-05T10:00:00"), "Gateway_WaitingForBed");
    done("UserTask_CheckIn", "bedSearchAnswer", "personDeclined");
    isOver("EndEvent_BedNotTaken");
  }

  @Test
  void aStayWithoutABedDoesNotTakePlace() {
    startAt(
        "iopResidentialStay",
        "StartEvent_StayNeeded",
        Map.of("stayLevel", "3.5", "concurrent", false, "entryKind", "referral"));
    waitsAt("CallActivity_BedSearch");
    done("UserTask_RequestBeds");
    reported("residential.bedOffered");
    done("UserTask_AnswerOffer", "bedAnswer", "personDeclined");
    hasPassed("Gateway_BedFound");
    hasNotPassed("UserTask_ConfirmAdmission");
    isOver("EndEvent_StayNotTaken");
  }

  @Test
  void aStayMayBeOrdered() {
    somebody();
    reported("residential.stayOrdered");
    follow("iopResidentialStay");
    hasPassed("StartEvent_StayOrdered");
    done("UserTask_RequestBeds");
    reported("residential.bedOffered");
    done("UserTask_AnswerOffer");
    waitsAt("UserTask_ConfirmAdmission");
  }

  @Test
  void whoIsNotAdmittedHasNoStay() {
    stay(false);
    done("UserTask_ConfirmAdmission", "admitted", "no");
    hasPassed("ServiceTask_CloseBedRequest");
    isOver("EndEvent_StayNotTaken");
  }

  @Test
  void aStayIsReviewedUntilItIsOver() {
    stay(false);
    done("UserTask_ConfirmAdmission");
    waitsAt("Gateway_DuringStay");
    Instant due = due("Timer_StayReviewDue");
    assertThat(due).isAfter(journey.now());
    passes("Timer_StayReviewDue", due, "Gateway_DuringStay");
    done("UserTask_ReviewStay", "stayDecision", "continue");
    waitsAt("Gateway_DuringStay");
    journey.passUntil(due("Timer_StayReviewDue"));
    done("UserTask_ReviewStay", "stayDecision", "returned");
    hasPassed("ServiceTask_EndStay");
    hasNotPassed("UserTask_RerateEnvironment");
    isOver("EndEvent_StayOver");
  }

  @Test
  void theEndOfAStayBesideTheProgrammeIsReRated() {
    stay(true);
    done("UserTask_ConfirmAdmission");
    reported("residential.stayEnded");
    hasPassed("Catch_StayEnded");
    hasNotPassed("Timer_StayReviewDue");
    waitsAt("UserTask_RerateEnvironment");
    done("UserTask_RerateEnvironment");
    isOver("EndEvent_StayOver");
  }
}
