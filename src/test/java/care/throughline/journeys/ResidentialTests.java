package care.throughline.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeState;
import care.throughline.episode.Stay;
import care.throughline.residential.BedRequests;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import care.throughline.support.JourneyTest;
import care.throughline.worklist.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Domain guide 9, scenarios 4, 6, 16 and 17: care at another level before, during and beside. */
class ResidentialTests extends JourneyTest {

  @Autowired private BedRequests beds;

  @Test
  void severeWithdrawalGoesToTheHospitalFirstAndIsScreenedAgainOnReturn() {
    EpisodeId episode = scheduled();
    complete(
        episode,
        "UserTask_ScreenSafety",
        Map.of("ciwaScore", 21, "severeWithdrawalHistory", "yes"));
    assertThat(record.latestDecision(episode, "safetyOverride").orElseThrow().outputs())
        .containsValue("URGENT_MEDICAL");
    assertThat(openSteps(episode)).containsExactly("UserTask_RequestBeds");
    assertThat(item(episode, "UserTask_RequestBeds").urgency()).isEqualTo(Urgency.URGENT);
    assertThat(episodes.get(episode).state()).isEqualTo(EpisodeState.PLANNED);

    findBed(episode);
    assertThat(activeStays(episode)).containsExactly("4");
    assertThat(sessions.of(episode)).isEmpty();
    assertThat(openSteps(episode)).isEmpty();

    journey.pass(Duration.ofHours(12));
    journey.report(episode, "residential.stayEnded", Map.of());
    assertThat(openSteps(episode)).containsExactly("UserTask_ScreenSafety");
    assess(episode, Map.of());
    assertThat(stays.of(episode))
        .extracting(Stay::level, Stay::state, Stay::outcome)
        .containsExactly(tuple("4", "ended", "returned"), tuple("2.1", "active", null));
    assertThat(episodes.get(episode).level()).isEqualTo("2.1");
    assertThat(awaited(episode)).hasSize(36);
  }

  @Test
  void anOfferedBedThatNobodyTakesWithinTwoHoursIsGoneAndTheSearchGoesOn() {
    EpisodeId episode = scheduled();
    complete(episode, "UserTask_ScreenSafety", Map.of("ciwaScore", 21));
    complete(episode, "UserTask_RequestBeds");
    journey.report(episode, "residential.bedOffered", Map.of());
    assertThat(item(episode, "UserTask_AnswerOffer").dueAt())
        .isEqualTo(journey.now().plus(Duration.ofHours(2)));
    journey.pass(Duration.ofHours(2));
    assertThat(openSteps(episode)).isEmpty();
    assertThat(beds.of(episode)).extracting("state").containsExactly("sent");
    journey.passUntil(local("2027-01-05T10:00"));
    assertThat(openSteps(episode)).containsExactly("UserTask_CheckIn");
    complete(episode, "UserTask_CheckIn");
    complete(episode, "UserTask_WidenSearch");
    journey.report(episode, "residential.bedOffered", Map.of());
    complete(episode, "UserTask_AnswerOffer");
    assertThat(beds.of(episode)).extracting("state").containsExactly("accepted");
  }

  @Test
  void aRelapseInWeek7LeadsToResidentialCareAndBackToWeek7() {
    EpisodeId episode = inTreatment();
    passToWeek(episode, 7);
    journey.pass(Duration.ofHours(58));
    Instant relapse = journey.now();
    steppedUpAfterRelapse(episode, relapse);

    assertThat(episodes.get(episode).state()).isEqualTo(EpisodeState.ONHOLD);
    assertThat(episodes.get(episode).weekNumber()).isEqualTo(7);
    assertThat(awaited(episode)).noneMatch(session -> session.startsAt().isAfter(relapse));
    findBed(episode);
    assertThat(activeStays(episode)).containsExactly("3.5");
    assertThat(episodes.get(episode).level()).isEqualTo("3.5");
    stayFor28DaysWithAReviewEveryWeek(episode);

    complete(
        episode,
        "UserTask_PlanReturn",
        Map.of("returnChoice", "resume", "returnsOn", today().plusDays(3).toString()));
    backInWeek7(episode, today().plusDays(3));
  }

  @Test
  void whoStepsUpIsToldThatSessionsPauseAndOnReturnWhenTheyGoOn() {
    EpisodeId episode = inTreatment();
    journey.report(episode, "episode.stepUpOrdered", Map.of());
    message(episode, "sessionsPaused");
    findBed(episode);
    journey.passUntil(local("2027-01-08T10:00"));
    journey.report(episode, "residential.stayEnded", Map.of());
    complete(
        episode,
        "UserTask_PlanReturn",
        Map.of("returnChoice", "resume", "returnsOn", "2027-01-12"));
    assertThat(notifications.text(message(episode, "welcomeBack").id()).body())
        .contains("The next is on Tue 1/12 at");
  }

  @Test
  void aResidenceBesideTheProgrammeAndAStepUpEachGetTheirOwnBed() {
    EpisodeId episode = inTreatment();
    journey.report(episode, "residential.stayOrdered", Map.of("stayLevel", "3.1"));
    complete(episode, "UserTask_RequestBeds");
    journey.report(episode, "episode.stepUpOrdered", Map.of("stepUpLevel", "3.5"));
    complete(episode, "UserTask_RequestBeds");
    journey.report(episode, "residential.bedOffered", Map.of("stayLevel", "3.5"));
    complete(episode, "UserTask_AnswerOffer");
    assertThat(beds.of(episode))
        .extracting("level", "state")
        .containsExactlyInAnyOrder(tuple("3.5", "accepted"), tuple("3.1", "sent"));
    complete(episode, "UserTask_ConfirmAdmission");
    assertThat(activeStays(episode)).containsExactly("3.5");
    journey.report(episode, "episode.dischargeRequested", Map.of("dischargeKind", "other"));
    complete(episode, "UserTask_CompleteDischarge");
    assertThat(beds.of(episode)).extracting("state").containsOnly("accepted", "cancelled");
    journey.pass(Duration.ofDays(3));
    assertThat(openSteps(episode)).as("nobody looks for a bed any more").isEmpty();
  }

  @Test
  void whoeverLeavesResidentialCareForGoodIsDischargedAsDroppedOut() {
    EpisodeId episode = inTreatment();
    steppedUpAfterRelapse(episode, journey.now());
    findBed(episode);
    journey.pass(Duration.ofDays(3));
    journey.report(episode, "residential.stayEnded", Map.of("stayDecision", "left"));
    complete(episode, "UserTask_CompleteDischarge", Map.of("aftercareAccepted", "no"));
    assertThat(episodes.get(episode).dischargeKind()).isEqualTo("droppedOut");
    assertThat(episodes.get(episode).state()).isEqualTo(EpisodeState.FINISHED);
    assertThat(stays.of(episode)).allMatch(Stay::ended);
    assertThat(awaited(episode)).isEmpty();
  }

  @Test
  void whoeverComesFromResidentialCareSkipsTheFirstCallsButIsScreenedAgain() {
    EpisodeId episode = refer(ADULT, "Hillside residential centre", true);
    assertThat(openSteps(episode)).containsExactly("UserTask_ReviewTransfer");
    complete(episode, "UserTask_ReviewTransfer");
    complete(episode, "UserTask_RegisterPerson");
    assertThat(record.answers(episode, "recordContact", 5)).isEmpty();
    assertThat(episodes.get(episode).entryKind()).isEqualTo("stepDown");
    assess(episode, Map.of());
    assertThat(activeStays(episode)).containsExactly("2.1");
    assertThat(awaited(episode)).hasSize(36);
    assertThat(awaited(episode).get(0).day()).isAfter(today());
  }

  @Test
  void livingInResidentialCareBesideTheProgrammeEndsWithoutEndingTheProgramme() {
    EpisodeId episode = scheduled();
    assess(episode, Map.of("concurrentResidential", "yes"));
    complete(episode, "UserTask_SignCarePlan");
    findBed(episode);
    assertThat(activeStays(episode)).containsExactlyInAnyOrder("2.1", "3.1");
    assertThat(stays.of(episode))
        .extracting(Stay::level, Stay::concurrent)
        .containsExactlyInAnyOrder(tuple("2.1", false), tuple("3.1", true));
    assertThat(episodes.get(episode).level()).isEqualTo("2.1");
    assertThat(episodes.get(episode).state()).isEqualTo(EpisodeState.ACTIVE);
    assertThat(awaited(episode)).hasSize(36);

    passToWeek(episode, 3);
    journey.report(episode, "residential.stayEnded", Map.of());
    assertThat(activeStays(episode)).containsExactly("2.1");
    complete(episode, "UserTask_RerateEnvironment");
    assertThat(episodes.get(episode).state()).isEqualTo(EpisodeState.ACTIVE);
    passToWeek(episode, 4);
    assertThat(programme(episode).openWeek()).isEqualTo(4);
    assertThat(sessions.of(episode)).hasSize(36);
  }

  private void steppedUpAfterRelapse(EpisodeId episode, Instant relapse) {
    journey.report(episode, "episode.relapseReported", Map.of());
    assertThat(item(episode, "UserTask_CheckSafety").dueAt())
        .isEqualTo(relapse.plus(Duration.ofHours(8)));
    complete(episode, "UserTask_CheckSafety");
    complete(episode, "UserTask_MeetTherapist");
    complete(episode, "UserTask_ReviewAsTeam", Map.of("useRisk", "4"));
    assertThat(record.latestDecision(episode, "suggestedLevelOfCare").orElseThrow().outputs())
        .containsValue(5);
    complete(
        episode, "UserTask_DecidePlanChange", Map.of("planChange", "stepUp", "stepUpLevel", "3.5"));
    assertThat(openSteps(episode)).containsExactly("UserTask_RequestBeds");
  }

  private void stayFor28DaysWithAReviewEveryWeek(EpisodeId episode) {
    Instant admitted = journey.now();
    for (int week = 1; week <= 3; week++) {
      journey.pass(Duration.ofDays(7));
      complete(episode, "UserTask_ReviewStay");
    }
    journey.passUntil(admitted.plus(Duration.ofDays(28)));
    complete(episode, "UserTask_ReviewStay", Map.of("stayDecision", "returned"));
    assertThat(episodes.get(episode).state()).isEqualTo(EpisodeState.ONHOLD);
    assertThat(episodes.get(episode).weekNumber()).isEqualTo(7);
  }

  private void backInWeek7(EpisodeId episode, LocalDate agreed) {
    LocalDate first = sites.home().openOnOrAfter(agreed);
    assertThat(episodes.get(episode).state()).isEqualTo(EpisodeState.ACTIVE);
    assertThat(episodes.get(episode).level()).isEqualTo("2.1");
    assertThat(episodes.get(episode).weekNumber()).isEqualTo(7);
    assertThat(programme(episode).runStartsOn()).isEqualTo(first);
    assertThat(programme(episode).endsOn()).isEqualTo(first.plusWeeks(6).minusDays(1));
    List<SessionRow> again =
        sessions.of(episode).stream().filter(session -> session.run() == 2).toList();
    assertThat(again).hasSize(18).allMatch(session -> !session.day().isBefore(first));
    assertThat(again).extracting(SessionRow::weekNumber).containsOnly(7, 8, 9, 10, 11, 12);
    assertThat(sessions.of(episode).stream().filter(session -> !session.state().cancelled()))
        .extracting(SessionRow::startsAt)
        .doesNotHaveDuplicates();
    assertThat(openSteps(episode)).containsExactly("UserTask_SignCarePlan");
    SessionRow next = again.get(0);
    journey.passUntil(next.endsAt());
    assertThat(
            sessions
                .markAttendance(next.id(), SessionState.ATTENDED, null, as(CastMember.KAI))
                .state())
        .isEqualTo(SessionState.ATTENDED);
    passToWeek(episode, 8);
    assertThat(episodes.get(episode).weekNumber()).isEqualTo(8);
  }
}
