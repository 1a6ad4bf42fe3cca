package care.throughline.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.residential.BedRequests;
import care.throughline.worklist.AnswersRefused;
import care.throughline.worklist.ReportRefused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ResidentialProcessTests extends ProcessTest {

  @Autowired private BedRequests beds;

  private void search() {
    startAt("iopBedSearch", "StartEvent_BedNeeded", Map.of("stayLevel", "3.5"));
    done("UserTask_RequestBeds");
    waitsAt("Catch_BedOffered", "Timer_RecheckDue");
  }

  private void stay(boolean concurrent) {
    startAt(
        "iopResidentialStay",
        "StartEvent_StayNeeded",
        Map.of("stayLevel", "3.5", "concurrent", concurrent, "entryKind", "referral"));
    done("UserTask_RequestBeds");
    reported("residential.bedOffered");
    done("UserTask_AnswerOffer");
    waitsAt("UserTask_ConfirmAdmission");
  }

  /** The person is in the programme; a residence beside it and a step-up are both looked for. */
  private void twoSearches() {
    startAt("iopBedSearch", "StartEvent_BedNeeded", Map.of("stayLevel", "3.1"));
    start(
        "iopBedSearch",
        builder -> builder.startBeforeActivity("StartEvent_BedNeeded"),
        Map.of("stayLevel", "3.5"));
    journey.complete(journey.open(episode).get(0), Map.of());
    journey.complete(journey.open(episode).get(0), Map.of());
    assertThat(journey.open(episode)).isEmpty();
  }

  private List<String> requests() {
    return beds.of(episode).stream()
        .map(request -> request.level() + " " + request.state())
        .sorted()
        .toList();
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
  void anOfferAnswersTheSearchItIsForAndNoOther() {
    twoSearches();
    reported("residential.bedOffered", "stayLevel", "3.1");
    assertThat(journey.open(episode)).hasSize(1);
    done("UserTask_AnswerOffer");
    assertThat(requests()).containsExactly("3.1 accepted", "3.5 sent");
    reported("residential.bedOffered");
    done("UserTask_AnswerOffer");
    assertThat(requests()).containsExactly("3.1 accepted", "3.5 accepted");
  }

  @Test
  void twoSearchesAtOneLevelEachNeedAnOfferOfTheirOwn() {
    search();
    start(
        "iopBedSearch",
        builder -> builder.startBeforeActivity("StartEvent_BedNeeded"),
        Map.of("stayLevel", "3.5"));
    done("UserTask_RequestBeds");
    reported("residential.bedOffered");
    done("UserTask_AnswerOffer");
    assertThat(requests()).containsExactly("3.5 accepted", "3.5 sent");
  }

  @Test
  void anOfferThatDoesNotSayForWhichSearchIsRefused() {
    twoSearches();
    assertThatThrownBy(() -> reported("residential.bedOffered"))
        .isInstanceOfSatisfying(
            AnswersRefused.class,
            refused ->
                assertThat(refused.findings().get(0).message())
                    .isEqualTo("There is more than one: 3.1 and 3.5. Say which is meant."));
    assertThatThrownBy(() -> reported("residential.bedOffered", "stayLevel", "4"))
        .isInstanceOf(AnswersRefused.class);
    assertThat(requests()).containsExactly("3.1 sent", "3.5 sent");
  }

  @Test
  void whenSharingIsRevokedTheSearchStopsAndTheRequestIsWithdrawn() {
    search();
    reported("person.consentRevoked", "revokedScope", "sharing");
    hasPassed("ServiceTask_WithdrawRequest");
    isOver("EndEvent_RequestWithdrawn");
    assertThat(requests()).containsExactly("3.5 cancelled");
  }

  @Test
  void anEmergencyContactTakenBackStopsNoSearch() {
    search();
    reported("person.consentRevoked", "revokedScope", "emergencyContact");
    waitsAt("Catch_BedOffered", "Timer_RecheckDue");
    assertThat(journey.open(episode, "UserTask_SettlePayment")).isEmpty();
  }

  @Test
  void aDeclinedOfferLeadsBackToWaiting() {
    search();
    reported("residential.bedOffered");
    done("UserTask_AnswerOffer", "bedAnswer", "declinedOffer");
    waitsAt("Catch_BedOffered", "Timer_RecheckDue");
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
    waitsAt("Catch_BedOffered", "Timer_RecheckDue");
  }

  @Test
  void theSearchIsLookedAtEveryDayByTheNextDayWithTheSupervisorAfterThreeWithTheDirector() {
    search();
    for (String day : List.of("05", "06", "07")) {
      Instant due = newYork("2027-01-" + day + "T10:00:00");
      assertThat(due("Timer_RecheckDue")).isEqualTo(due);
      journey.passUntil(due.minusSeconds(1));
      waitsAt("Catch_BedOffered", "Timer_RecheckDue");
      journey.passUntil(due);
      waitsAt("Catch_BedOffered", "UserTask_CheckIn");
      done("UserTask_CheckIn");
      if (!day.equals("07")) {
        waitsAt("Catch_BedOffered", "UserTask_WidenSearch");
        done("UserTask_WidenSearch");
      }
    }
    waitsAt("Catch_BedOffered", "UserTask_WidenFurther");
    assertThat(journey.open(episode, "UserTask_WidenFurther").orElseThrow().roles())
        .containsExactlyInAnyOrder("director", "supervisor");
    done("UserTask_WidenFurther");
    waitsAt("Catch_BedOffered", "Timer_RecheckDue");
  }

  @Test
  void aSearchLookedAtOnTheSameDayIsNotWidenedYet() {
    startAt("iopBedSearch", "ServiceTask_OpenBedRequest", Map.of("stayLevel", "3.5"));
    done("UserTask_RequestBeds");
    start(
        "iopBedSearch",
        builder -> builder.startBeforeActivity("ServiceTask_PlanBedRecheck"),
        Map.of("stayLevel", "3.5", "bedRequest", beds.of(episode).get(0).id().toString()));
    hasNotPassed("UserTask_WidenSearch");
    waitsAt("Timer_RecheckDue");
  }

  @Test
  void thePersonMayDeclineWhileWaiting() {
    search();
    passes("Timer_RecheckDue", newYork("2027-01-05T10:00:00"), "Timer_RecheckDue");
    done("UserTask_CheckIn", "bedSearchAnswer", "personDeclined");
    isOver("EndEvent_BedNotTaken");
  }

  @Test
  void anOfferComesThroughWhileTheCheckInIsOpenAndTheCheckInStaysOpen() {
    search();
    journey.passUntil(newYork("2027-01-05T10:00:00"));
    reported("residential.bedOffered");
    waitsAt("UserTask_CheckIn", "UserTask_AnswerOffer");
    done("UserTask_AnswerOffer");
    isOver("EndEvent_BedFound");
    assertThat(journey.open(episode)).isEmpty();
    assertThat(requests()).containsExactly("3.5 accepted");
  }

  @Test
  void anOfferComesThroughWhileTheSearchIsBeingWidened() {
    search();
    journey.passUntil(newYork("2027-01-05T10:00:00"));
    done("UserTask_CheckIn");
    waitsAt("Catch_BedOffered", "UserTask_WidenSearch");
    reported("residential.bedOffered");
    done("UserTask_AnswerOffer", "bedAnswer", "declinedOffer");
    waitsAt("UserTask_WidenSearch", "Catch_BedOffered");
  }

  @Test
  void whoDeclinesAtTheCheckInLeavesNoOfferOpen() {
    search();
    journey.passUntil(newYork("2027-01-05T10:00:00"));
    reported("residential.bedOffered");
    done("UserTask_CheckIn", "bedSearchAnswer", "personDeclined");
    isOver("EndEvent_BedNotTaken");
    assertThat(journey.open(episode)).isEmpty();
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
  void aStayBesideTheProgrammeMayBeOrderedWhileItsWeeksRun() {
    startAt(
        "iopProgramme",
        "StartEvent_ProgrammeNeeded",
        Map.of("levelOfCare", "2.1", "programmeTemplate", "IOP-SEED"));
    reported("residential.stayOrdered");
    follow("iopResidentialStay");
    hasPassed("StartEvent_StayOrdered");
    done("UserTask_RequestBeds");
    reported("residential.bedOffered");
    done("UserTask_AnswerOffer");
    waitsAt("UserTask_ConfirmAdmission");
  }

  @Test
  void noStayBesideAProgrammeIsOrderedWhereNoneRuns() {
    somebody();
    assertThatThrownBy(() -> reported("residential.stayOrdered"))
        .isInstanceOf(ReportRefused.class)
        .hasMessageContaining("needs a running programme");
  }

  @Test
  void theEndOfOneStayLeavesTheOtherRunning() {
    stay(true);
    done("UserTask_ConfirmAdmission");
    var first = process;
    start(
        "iopResidentialStay",
        builder -> builder.startBeforeActivity("ServiceTask_StartStay"),
        Map.of("stayLevel", "3.1", "concurrent", true));
    reported("residential.stayEnded", "stayLevel", "3.1");
    waitsAt("UserTask_RerateEnvironment");
    process = first;
    waitsAt("Gateway_DuringStay");
  }

  @Test
  void whoIsNotAdmittedHasNoStay() {
    stay(false);
    done("UserTask_ConfirmAdmission", "admitted", "no");
    hasPassed("ServiceTask_CloseBedRequest");
    isOver("EndEvent_StayNotTaken");
    assertThat(requests()).as("the bed is given back").containsExactly("3.5 cancelled");
  }

  @Test
  void aStayIsReviewedUntilItIsOver() {
    stay(false);
    done("UserTask_ConfirmAdmission");
    waitsAt("Gateway_DuringStay");
    passes("Timer_StayReviewDue", newYork("2027-01-11T10:00:00"), "Gateway_DuringStay");
    assertThat(journey.open(episode, "UserTask_ReviewStay").orElseThrow().dueAt())
        .isEqualTo(newYork("2027-01-12T10:00:00"));
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
