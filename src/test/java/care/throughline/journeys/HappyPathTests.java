package care.throughline.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeState;
import care.throughline.schedule.SessionRow;
import care.throughline.support.JourneyTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scenario 1 of the domain guide. */
class HappyPathTests extends JourneyTest {

  @Test
  void aPersonGoesFromReferralThroughTwelveWeeksToTheEndOfAftercare() {
    EpisodeId episode = refer();
    assertThat(openSteps(episode)).containsExactly("UserTask_ContactPerson");
    assertThat(dueOf(episode, "UserTask_ContactPerson"))
        .as("four clinic hours")
        .isEqualTo(MONDAY_TEN.plus(Duration.ofHours(4)));

    complete(episode, "UserTask_ContactPerson");
    complete(episode, "UserTask_RegisterPerson");
    complete(episode, "UserTask_ScreenSafety");
    complete(episode, "UserTask_RateDimensions");
    assertThat(record.latestDecision(episode, "suggestedLevelOfCare").orElseThrow().rules())
        .contains("B0", "B12");
    complete(episode, "UserTask_ConfirmPlacement");
    complete(episode, "UserTask_CheckAdmission");

    List<SessionRow> plan = planned(episode);
    assertThat(plan).hasSize(36);
    assertThat(plan.stream().mapToInt(SessionRow::minutes).sum()).as("84 hours").isEqualTo(84 * 60);
    assertThat(plan).allSatisfy(session -> assertThat(session.startsAt()).isAfter(journey.now()));
    assertThat(now(episode).state()).isEqualTo(EpisodeState.ACTIVE);
    assertThat(openSteps(episode)).containsExactly("UserTask_SignCarePlan");
    Instant planDue = dueOf(episode, "UserTask_SignCarePlan");
    assertThat(planDue)
        .as("seven days, same local time")
        .isEqualTo(journey.now().plus(Duration.ofDays(7)));

    untilOpen(episode, "UserTask_ReviewMidway");
    assertThat(now(episode).weekNumber()).isEqualTo(7);
    untilOpen(episode, "UserTask_ReviewNearEnd");
    assertThat(now(episode).weekNumber()).isEqualTo(11);
    complete(episode, "UserTask_ReviewNearEnd");
    untilOpen(episode, "UserTask_DecideStepDown");
    complete(episode, "UserTask_DecideStepDown");
    complete(episode, "UserTask_CompleteDischarge");
    assertThat(now(episode).dischargeKind()).isEqualTo("completed");
    assertThat(now(episode).aftercare()).isTrue();
    assertThat(activeLevels(episode)).isEmpty();

    int contacts = 0;
    for (int day = 0; day < 420 && now(episode).open(); day++) {
      journey.pass(Duration.ofDays(1));
      if (!journey.open(episode).isEmpty()) {
        complete(episode, "UserTask_MakeContact");
        contacts++;
      }
    }
    assertThat(now(episode).state()).isEqualTo(EpisodeState.FINISHED);
    assertThat(contacts).as("weekly, then every two weeks, then monthly").isBetween(20, 26);
    assertThat(timers.dueOf(episode.value())).isEmpty();
  }

  @Test
  void whoUsesAgainDuringAftercareComesBackIntoTheSameEpisode() {
    EpisodeId episode = admit();
    untilOpen(episode, "UserTask_CompleteDischarge");
    complete(episode, "UserTask_CompleteDischarge");
    untilOpen(episode, "UserTask_MakeContact");
    complete(episode, "UserTask_MakeContact", Map.of("bamUse", 3, "craving", "yes"));

    assertThat(openSteps(episode)).containsExactly("UserTask_ScreenSafety");
    assertThat(now(episode).entryKind()).isEqualTo("reEntry");
    assertThat(now(episode).dischargeKind()).isNull();
  }
}
