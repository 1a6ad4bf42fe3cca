package care.throughline.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AftercareProcessTests extends ProcessTest {

  private void aftercare() {
    startAt(
        "iopEpisode",
        "UserTask_CompleteDischarge",
        Map.of("dischargeKind", "completed", "entryKind", "referral", "minor", false));
    done("UserTask_CompleteDischarge");
    follow("iopAftercare");
    waitsAt("Gateway_NextContact");
  }

  private void contactDue() {
    journey.passUntil(due("Timer_ContactDue"));
    waitsAt("UserTask_MakeContact");
  }

  @Test
  void theFirstContactIsAWeekLater() {
    aftercare();
    passes("Timer_ContactDue", newYork("2027-01-11T10:00:00"), "Gateway_NextContact");
    assertThat(journey.open(episode, "UserTask_MakeContact").orElseThrow().dueAt())
        .as("two working days")
        .isEqualTo(newYork("2027-01-13T10:00:00"));
    done("UserTask_MakeContact");
    assertThat(due("Timer_ContactDue")).isEqualTo(newYork("2027-01-18T10:00:00"));
    hasPassed("RuleTask_ReEntryCriteria");
    waitsAt("Gateway_NextContact");
  }

  @Test
  void whoNeedsMoreComesBackIntoCare() {
    aftercare();
    contactDue();
    done("UserTask_MakeContact", "wantsToReturn", "yes");
    hasPassed("ServiceTask_EndForReEntry", "ServiceTask_ReopenEpisode");
    isOver("EndEvent_BackInCare");
  }

  @Test
  void whoWantsNoMoreCallsIsNotCalledAgain() {
    aftercare();
    contactDue();
    done("UserTask_MakeContact", "callsWanted", "no");
    hasPassed("ServiceTask_EndAftercare");
    hasNotPassed("ServiceTask_EndForReEntry");
    isOver("EndEvent_AftercareOver");
    journey.pass(java.time.Duration.ofDays(60));
    assertThat(journey.open(episode)).isEmpty();
  }

  @Test
  void aReturnMayBeAskedForAtAnyTime() {
    aftercare();
    reported("episode.returnRequested");
    hasPassed("Catch_ReturnRequested");
    hasNotPassed("Timer_ContactDue");
    isOver("EndEvent_BackInCare");
  }

  @Test
  void twoMissedContactsCallForOutreach() {
    aftercare();
    for (int i = 0; i < 10 && journey.open(episode, "UserTask_ReachOut").isEmpty(); i++) {
      contactDue();
      done("UserTask_MakeContact", "contactMade", "no");
    }
    hasNotPassed("RuleTask_ReEntryCriteria");
    waitsAt("UserTask_ReachOut");
    done("UserTask_ReachOut");
    waitsAt("Gateway_NextContact");
  }

  @Test
  void aftercareIsOverAfterAYear() {
    aftercare();
    for (int i = 0; i < 60 && waiting(); i++) {
      contactDue();
      done("UserTask_MakeContact");
    }
    assertThat(journey.now()).isAfter(newYork("2027-12-01T00:00:00"));
    hasPassed("ServiceTask_EndAftercare");
    isOver("EndEvent_AftercareOver");
  }

  private boolean waiting() {
    return engine.getManagementService().createJobQuery().activityId("Timer_ContactDue").count()
        > 0;
  }
}
