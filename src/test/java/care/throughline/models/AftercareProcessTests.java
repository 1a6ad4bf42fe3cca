package care.throughline.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
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
    Instant due = due("Timer_ContactDue");
    assertThat(due).isBetween(newYork("2027-01-11T00:00:00"), newYork("2027-01-11T23:59:59"));
    passes("Timer_ContactDue", due, "Gateway_NextContact");
    done("UserTask_MakeContact");
    hasPassed("RuleTask_ReEntryCriteria");
    waitsAt("Gateway_NextContact");
  }

  @Test
  void whoNeedsMoreComesBackIntoCare() {
    aftercare();
    contactDue();
    done("UserTask_MakeContact", "wantsToReturn", "yes");
    hasPassed("ServiceTask_EndForReEntry");
    isOver("EndEvent_BackInCare");
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
