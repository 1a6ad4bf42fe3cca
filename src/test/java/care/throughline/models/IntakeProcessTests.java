package care.throughline.models;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.worklist.Urgency;
import care.throughline.worklist.WorkItem;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntakeProcessTests extends ProcessTest {

  private void contact() {
    episode = referred("Dana", java.time.LocalDate.of(1992, 5, 2));
    journey.settle();
    follow("iopIntake");
  }

  private void notReached() {
    done("UserTask_ContactPerson", "contactOutcome", "notReached");
  }

  @Test
  void aScheduledPersonIsRegistered() {
    contact();
    waitsAt("UserTask_ContactPerson");
    done("UserTask_ContactPerson");
    done("UserTask_RegisterPerson");
    hasPassed(
        "ServiceTask_RecordConsents",
        "ServiceTask_ConfirmAppointment",
        "ServiceTask_RecordScheduled");
    hasNotPassed("ServiceTask_PlanNextAttempt", "ServiceTask_RecordOutcome");
    isOver("EndEvent_AssessmentScheduled");
  }

  @ParameterizedTest
  @CsvSource({"declined", "referredElsewhere", "withdrawn"})
  void anyOtherAnswerEndsTheReferral(String outcome) {
    contact();
    done("UserTask_ContactPerson", "contactOutcome", outcome);
    hasPassed("ServiceTask_RecordOutcome");
    hasNotPassed("UserTask_RegisterPerson");
    isOver("EndEvent_ReferralNotTaken");
  }

  @Test
  void aTransferIsReviewedInsteadOfCalled() {
    startAt(
        "iopIntake", "StartEvent_IntakeNeeded", Map.of("entryKind", "stepDown", "minor", false));
    waitsAt("UserTask_ReviewTransfer");
    done("UserTask_ReviewTransfer");
    hasNotPassed("UserTask_ContactPerson");
    waitsAt("UserTask_RegisterPerson");
  }

  @ParameterizedTest
  @CsvSource({"true,1,HIGH", "false,4,ROUTINE"})
  void anUrgentReferralIsCalledWithinAnHour(boolean urgent, int hours, String urgency) {
    startAt(
        "iopIntake",
        "StartEvent_IntakeNeeded",
        Map.of("entryKind", "referral", "minor", false, "urgentReferral", urgent));
    WorkItem call = journey.open(episode, "UserTask_ContactPerson").orElseThrow();
    assertThat(call.dueAt()).isEqualTo(journey.now().plus(java.time.Duration.ofHours(hours)));
    assertThat(call.urgency()).isEqualTo(Urgency.valueOf(urgency));
  }

  @Test
  void theNextAttemptWaitsForItsTime() {
    contact();
    notReached();
    waitsAt("Gateway_NextContact");
    passes("Timer_WaitOver", newYork("2027-01-05T14:00:00"), "Gateway_NextContact");
    waitsAt("UserTask_ContactPerson");
    assertThat(journey.open(episode, "UserTask_ContactPerson").orElseThrow().dueAt())
        .as("four clinic hours")
        .isEqualTo(newYork("2027-01-05T18:00:00"));
  }

  @Test
  void aCallBackComesBeforeTheNextAttempt() {
    contact();
    notReached();
    reported("episode.personCalledBack");
    hasPassed("Catch_PersonCalledBack");
    hasNotPassed("Timer_WaitOver");
    waitsAt("UserTask_ContactPerson");
  }

  private void neverReached() {
    contact();
    for (int attempt = 1; attempt <= 5; attempt++) {
      notReached();
      passes("Timer_WaitOver", due("Timer_WaitOver"), "Gateway_NextContact", attempt);
    }
    hasPassed(
        "ServiceTask_SendLetter",
        "ServiceTask_TellReferrer",
        "ServiceTask_RecordUnreachable",
        "ServiceTask_PlanReopenWindow");
    waitsAt("Gateway_ReopenWindow");
  }

  private void passes(String timer, Instant due, String waitsAt, int attempt) {
    journey.passUntil(due.minusSeconds(1));
    waitsAt(waitsAt);
    journey.passUntil(due);
    assertThat(journey.open(episode, "UserTask_ContactPerson").isPresent()).isEqualTo(attempt < 5);
  }

  @Test
  void afterFiveAttemptsTheReferralStaysOpenForThirtyDays() {
    neverReached();
    passes(
        "Timer_ReopenWindowOver",
        journey.now().atZone(java.time.ZoneId.of("America/New_York")).plusDays(30).toInstant(),
        "Gateway_ReopenWindow");
    isOver("EndEvent_ReferralNotTaken");
  }

  @Test
  void aLateCallBackTakesThePersonUpAgain() {
    neverReached();
    reported("episode.personCalledBack");
    hasPassed("Catch_PersonCalledBackLate");
    waitsAt("UserTask_ContactPerson");
  }
}
