package care.throughline.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeState;
import care.throughline.schedule.SessionRow;
import care.throughline.support.JourneyTest;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Scenarios 4, 6, 12 and 17 of the domain guide. */
class StepUpJourneyTests extends JourneyTest {

  private LocalDate today() {
    return LocalDate.ofInstant(journey.now(), ZoneId.of("America/New_York"));
  }

  @Test
  void severeWithdrawalGoesToAHospitalBedFirstAndIsScreenedAgainOnReturn() {
    EpisodeId episode = refer();
    complete(episode, "UserTask_ContactPerson");
    complete(episode, "UserTask_RegisterPerson");
    complete(
        episode,
        "UserTask_ScreenSafety",
        Map.of("ciwaScore", 21, "severeWithdrawalHistory", "yes", "withdrawal", "4"));
    assertThat(openSteps(episode)).containsExactly("UserTask_RequestBeds");
    assertThat(planned(episode)).as("no programme yet").isEmpty();

    findBed(episode);
    assertThat(activeLevels(episode)).containsExactly("4");
    days(episode, 4, "UserTask_ScreenSafety");
    untilOpen(episode, "UserTask_ReviewStay");
    complete(episode, "UserTask_ReviewStay", Map.of("stayDecision", "returned"));
    assertThat(activeLevels(episode)).isEmpty();
    assertThat(openSteps(episode)).contains("UserTask_ScreenSafety");
    complete(episode, "UserTask_ScreenSafety");
    doAll(episode);
    assertThat(activeLevels(episode)).containsExactly("2.1");
    assertThat(planned(episode).get(0).day()).as("not on the day of discharge").isAfter(today());
  }

  @Test
  void aRelapseInWeekSevenLeadsToResidentialCareAndBackToWeekSeven() {
    EpisodeId episode = admit();
    untilWeek(episode, 7);
    journey.report(episode, "episode.relapseReported", Map.of());
    complete(episode, "UserTask_CheckSafety");
    complete(episode, "UserTask_MeetTherapist");
    complete(episode, "UserTask_ReviewAsTeam", Map.of("useRisk", "4"));
    complete(
        episode, "UserTask_DecidePlanChange", Map.of("planChange", "stepUp", "stepUpLevel", "3.5"));

    assertThat(now(episode).state()).isEqualTo(EpisodeState.ONHOLD);
    assertThat(sessions.upcoming(episode, 50)).isEmpty();
    findBed(episode);
    days(episode, 28, "UserTask_PlanReturn");
    assertThat(now(episode).weekNumber()).as("frozen").isEqualTo(7);
    journey.report(episode, "residential.stayEnded", Map.of());
    complete(episode, "UserTask_PlanReturn", Map.of("returnChoice", "resume"));

    assertThat(now(episode).state()).isEqualTo(EpisodeState.ACTIVE);
    assertThat(now(episode).weekNumber()).isEqualTo(7);
    List<SessionRow> ahead = sessions.upcoming(episode, 100);
    assertThat(ahead.stream().map(SessionRow::weekNumber).collect(Collectors.toSet()))
        .isEqualTo(Set.of(7, 8, 9, 10, 11, 12));
    assertThat(ahead).as("six weeks of three sessions, none twice").hasSize(18);
    assertThat(ahead.stream().map(SessionRow::startsAt).distinct()).hasSize(18);
    LocalDate last = ahead.get(ahead.size() - 1).day();
    assertThat(last).isBetween(today().plusDays(35), today().plusDays(47));

    untilOpen(episode, "UserTask_CompleteDischarge");
    complete(episode, "UserTask_CompleteDischarge");
    assertThat(now(episode).dischargeKind()).isEqualTo("completed");
  }

  @Test
  void theProgrammeIsExtendedToSixteenWeeksAndAgainToTwenty() {
    EpisodeId episode = admit();
    for (int weeks : new int[] {16, 20}) {
      untilOpen(episode, "UserTask_ReviewNearEnd");
      assertThat(now(episode).weekNumber())
          .as("week after the tenth, fourteenth")
          .isEqualTo(weeks - 5);
      complete(episode, "UserTask_ReviewNearEnd", Map.of("extend", "yes", "extensionWeeks", "4"));
      assertThat(now(episode).weeksPlanned()).isEqualTo(weeks);
      assertThat(planned(episode)).hasSize(weeks * 3);
    }
    untilOpen(episode, "UserTask_DecideStepDown");
    assertThat(planned(episode)).hasSize(60);
  }

  @Test
  void aPersonLivesInResidentialCareWhileTheProgrammeGoesOn() {
    EpisodeId episode = admit();
    journey.report(
        episode, "residential.stayOrdered", Map.of("stayLevel", "3.1", "concurrent", "yes"));
    findBed(episode);
    assertThat(activeLevels(episode)).containsExactly("2.1", "3.1");
    assertThat(now(episode).state()).isEqualTo(EpisodeState.ACTIVE);
    int before = planned(episode).size();
    days(episode, 14);
    journey.report(episode, "residential.stayEnded", Map.of());
    assertThat(openSteps(episode)).contains("UserTask_RerateEnvironment");
    doAll(episode);
    assertThat(activeLevels(episode)).containsExactly("2.1");
    assertThat(planned(episode)).hasSize(before);
    untilOpen(episode, "UserTask_CompleteDischarge");
  }
}
