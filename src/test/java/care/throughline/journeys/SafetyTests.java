package care.throughline.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.episode.EpisodeId;
import care.throughline.worklist.Urgency;
import care.throughline.worklist.WorkItem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Domain guide 9, scenarios 3 and 18: danger in the screening, and people under 18. */
class SafetyTests extends DetailedJourneyTest {

  @Test
  void dangerOnFridayEveningIsAnsweredWithinFiveMinutesAndFollowedUpOverTheWeekend() {
    journey.begin(local("2027-01-08T10:00"));
    EpisodeId episode = scheduled();
    journey.passUntil(local("2027-01-08T16:55"));
    complete(episode, "UserTask_ScreenSafety", Map.of("immediateDanger", "yes"));
    assertThat(openSteps(episode)).containsExactly("UserTask_RespondToEmergency");
    WorkItem emergency = item(episode, "UserTask_RespondToEmergency");
    assertThat(emergency.urgency()).isEqualTo(Urgency.EMERGENCY);
    assertThat(emergency.roles()).containsExactlyInAnyOrder("clinician", "oncall");
    assertThat(emergency.dueAt()).isEqualTo(local("2027-01-08T17:00"));

    complete(
        episode,
        "UserTask_RespondToEmergency",
        Map.of(
            "handedOver",
            "hospital",
            "handedOverTo",
            "Northside Emergency",
            "handedOverAt",
            "2027-01-08T16:58"));
    complete(
        episode,
        "UserTask_RecordDisclosure",
        Map.of("recipient", "Dr. Lane", "affiliation", "Northside Emergency"));
    assertThat(record.latestAnswer(episode, "recordEmergencyDisclosure").orElseThrow().answers())
        .containsKeys("recipient", "affiliation", "discloser", "disclosedAt", "nature");
    assertThat(item(episode, "UserTask_FollowUp").dueAt())
        .isEqualTo(local("2027-01-08T16:55").plus(Duration.ofHours(72)));
    complete(episode, "UserTask_FollowUp");
    complete(episode, "UserTask_WriteSafetyPlan");
    assertThat(openSteps(episode)).containsExactly("UserTask_ScreenSafety");
    assertThat(sessions.of(episode)).isEmpty();
    assess(episode, Map.of());
    assertThat(awaited(episode)).hasSize(36);
  }

  @Test
  void thoughtsOfSuicideWithAPlanStopThePlacement() {
    EpisodeId episode = scheduled();
    complete(
        episode,
        "UserTask_ScreenSafety",
        Map.of(
            "suicidalThoughts", "yes",
            "thoughtsWithMethod", "yes",
            "thoughtsWithIntent", "yes",
            "thoughtsWithPlan", "yes"));
    assertThat(record.latestDecision(episode, "suicideRiskBand").orElseThrow().outputs())
        .containsValue("HIGH");
    assertThat(openSteps(episode)).containsExactly("UserTask_RespondToEmergency");
  }

  @Test
  void aConcernDuringTreatmentIsAnsweredBesideTheProgramme() {
    EpisodeId episode = inTreatment();
    journey.report(episode, "episode.safetyConcernRaised", Map.of());
    complete(episode, "UserTask_RespondToEmergency");
    complete(episode, "UserTask_FollowUp");
    complete(episode, "UserTask_WriteSafetyPlan");
    assertThat(openSteps(episode)).isEmpty();
    assertThat(awaited(episode)).hasSize(36);
  }

  @Test
  void aSixteenYearOldGoesToTheAdolescentGroupAndNeverThroughTheAdultTable() {
    EpisodeId episode = refer(LocalDate.of(2010, 6, 1), "School counsellor", false);
    assertThat(episodes.get(episode).minor()).isTrue();
    complete(episode, "UserTask_ContactPerson");
    complete(episode, "UserTask_RegisterPerson");
    complete(episode, "UserTask_ScreenSafety");
    assertThat(record.latestDecision(episode, "safetyOverride").orElseThrow().outputs())
        .containsValue("MINOR");
    complete(episode, "UserTask_PlanAdolescentCare");
    assertThat(record.latestDecision(episode, "suggestedLevelOfCare")).isEmpty();
    assertThat(record.answers(episode, "rateDimensions", 5)).isEmpty();
    assertThat(programme(episode).template()).isEqualTo("IOP-TEEN");
    assertThat(doses.of(episode)).allMatch(week -> week.plannedMinutes() == 6 * 60);
    assertThat(doses.of(episode)).noneMatch(week -> week.belowMinimum());
  }

  @Test
  void aSixteenYearOldInDangerIsAnEmergencyFirst() {
    EpisodeId episode = refer(LocalDate.of(2010, 6, 1), null, false);
    complete(episode, "UserTask_ContactPerson");
    complete(episode, "UserTask_RegisterPerson");
    complete(episode, "UserTask_ScreenSafety", Map.of("immediateDanger", "yes"));
    assertThat(openSteps(episode)).containsExactly("UserTask_RespondToEmergency");
  }
}
