package care.throughline.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeState;
import care.throughline.support.JourneyTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scenarios 2, 3, 16 and 18 of the domain guide. */
class IntakeJourneyTests extends JourneyTest {

  private static final ZoneId CLINIC = ZoneId.of("America/New_York");
  private static final Map<String, String> NOT_REACHED = Map.of("contactOutcome", "notReached");

  private EpisodeId nobodyAnswers(List<Instant> attempts) {
    EpisodeId episode = refer();
    for (int attempt = 1; attempt <= 5; attempt++) {
      attempts.add(journey.now());
      complete(episode, "UserTask_ContactPerson", NOT_REACHED);
      if (attempt < 5) {
        journey.passUntil(timers.dueOf(episode.value()).get(0));
      }
    }
    return episode;
  }

  @Test
  void fiveAttemptsOverTenDaysAtOtherTimesOfTheDayThenALetterAndTheReferralIsUnreachable() {
    List<Instant> attempts = new ArrayList<>();
    EpisodeId episode = nobodyAnswers(attempts);
    List<Long> days =
        attempts.stream()
            .map(
                at ->
                    ChronoUnit.DAYS.between(
                        LocalDate.ofInstant(attempts.get(0), CLINIC),
                        LocalDate.ofInstant(at, CLINIC)))
            .toList();
    assertThat(days)
        .as("day 5 is a Saturday, so the next open day")
        .containsExactly(0L, 1L, 2L, 7L, 9L);
    assertThat(new HashSet<>(attempts.stream().map(at -> at.atZone(CLINIC).getHour() / 4).toList()))
        .as("parts of the day")
        .hasSizeGreaterThanOrEqualTo(3);

    journey.pass(Duration.ofDays(2));
    assertThat(now(episode).referralState()).isEqualTo("unreachable");
    assertThat(now(episode).open()).isTrue();
    assertThat(notifications.of(episode, 10))
        .anySatisfy(message -> assertThat(message.template()).isEqualTo("neutralLetter"));

    journey.pass(Duration.ofDays(7));
    journey.report(episode, "episode.personCalledBack", Map.of());
    assertThat(openSteps(episode)).containsExactly("UserTask_ContactPerson");
    assertThat(episodes.of(now(episode).person())).hasSize(1);
  }

  @Test
  void whoNeverCallsBackIsClosedThirtyDaysLater() {
    EpisodeId episode = nobodyAnswers(new ArrayList<>());
    journey.pass(Duration.ofDays(45));
    assertThat(now(episode).state()).isEqualTo(EpisodeState.CANCELLED);
    assertThat(journey.open(episode)).isEmpty();
  }

  @Test
  void plansOfSuicideAreAnsweredAtOnceBeforeAnyPlacement() {
    EpisodeId episode = refer();
    complete(episode, "UserTask_ContactPerson");
    complete(episode, "UserTask_RegisterPerson");
    complete(
        episode,
        "UserTask_ScreenSafety",
        Map.of(
            "suicidalThoughts",
            "yes",
            "thoughtsWithMethod",
            "yes",
            "thoughtsWithIntent",
            "yes",
            "thoughtsWithPlan",
            "yes"));
    assertThat(openSteps(episode)).containsExactly("UserTask_RespondToEmergency");
    assertThat(dueOf(episode, "UserTask_RespondToEmergency"))
        .isEqualTo(journey.now().plus(Duration.ofMinutes(5)));
    complete(
        episode,
        "UserTask_RespondToEmergency",
        Map.of(
            "handedOver",
            "hospital",
            "handedOverTo",
            "City hospital",
            "handedOverAt",
            "2027-01-04T11:00"));
    complete(episode, "UserTask_RecordDisclosure");
    complete(episode, "UserTask_FollowUp");
    complete(episode, "UserTask_WriteSafetyPlan");
    assertThat(openSteps(episode))
        .as("screened again before anything else")
        .containsExactly("UserTask_ScreenSafety");
  }

  @Test
  void aMinorIsPlacedByAClinicianNotByTheAdultTable() {
    EpisodeId episode = refer(LocalDate.of(2010, 8, 31), false);
    assertThat(now(episode).minor()).isTrue();
    complete(episode, "UserTask_ContactPerson");
    complete(episode, "UserTask_RegisterPerson");
    complete(episode, "UserTask_ScreenSafety");
    assertThat(openSteps(episode)).containsExactly("UserTask_PlanAdolescentCare");
    complete(episode, "UserTask_PlanAdolescentCare");
    assertThat(record.latestDecision(episode, "suggestedLevelOfCare")).isEmpty();
    assertThat(
            planned(episode).stream()
                .filter(session -> session.weekNumber() == 1)
                .mapToInt(session -> session.minutes())
                .sum())
        .isEqualTo(360);
  }

  @Test
  void whoComesFromResidentialCareIsNotCalledButTheirTransferIsReviewed() {
    EpisodeId episode = refer(LocalDate.of(1990, 1, 1), true);
    assertThat(openSteps(episode)).containsExactly("UserTask_ReviewTransfer");
    complete(episode, "UserTask_ReviewTransfer");
    complete(episode, "UserTask_RegisterPerson");
    assertThat(openSteps(episode)).containsExactly("UserTask_ScreenSafety");
    assertThat(now(episode).entryKind()).isEqualTo("stepDown");
  }
}
