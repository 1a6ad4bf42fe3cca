package care.throughline.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeState;
import care.throughline.notification.NotificationState;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import care.throughline.support.JourneyTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scenarios 5, 13, 15 and 19 of the domain guide. */
class LeavingJourneyTests extends JourneyTest {

  @Test
  void whoLeavesAgainstAdviceIsCheckedForRiskFirstAndOfferedAftercare() {
    EpisodeId episode = admit();
    untilWeek(episode, 4);
    journey.report(episode, "episode.dischargeRequested", Map.of("dischargeKind", "ama"));
    assertThat(openSteps(episode)).contains("UserTask_CheckRisk");
    assertThat(dueOf(episode, "UserTask_CheckRisk"))
        .isEqualTo(journey.now().plus(Duration.ofHours(8)));
    complete(episode, "UserTask_CheckRisk");
    assertThat(openSteps(episode)).containsExactly("UserTask_CompleteDischarge");
    assertThat(sessions.upcoming(episode, 10)).isEmpty();
    complete(episode, "UserTask_CompleteDischarge", Map.of("aftercareAccepted", "no"));
    assertThat(now(episode).dischargeKind()).isEqualTo("ama");
    assertThat(now(episode).state()).isEqualTo(EpisodeState.FINISHED);
  }

  @Test
  void whoChangesTheirMindStaysInTheProgramme() {
    EpisodeId episode = admit();
    untilWeek(episode, 4);
    journey.report(episode, "episode.dischargeRequested", Map.of("dischargeKind", "ama"));
    complete(episode, "UserTask_CheckRisk", Map.of("staysInCare", "yes"));
    assertThat(now(episode).dischargeKind()).isNull();
    untilWeek(episode, 5);
  }

  @Test
  void theProgrammeEndsCareOnlyWithTheDirectorsApproval() {
    EpisodeId episode = admit();
    journey.report(episode, "episode.dischargeRequested", Map.of("dischargeKind", "terminated"));
    complete(episode, "UserTask_ApproveTermination", Map.of("terminationApproved", "no"));
    assertThat(openSteps(episode)).isEmpty();
    journey.report(episode, "episode.dischargeRequested", Map.of("dischargeKind", "terminated"));
    complete(episode, "UserTask_ApproveTermination");
    complete(episode, "UserTask_CompleteDischarge");
    assertThat(now(episode).dischargeKind()).isEqualTo("terminated");
  }

  @Test
  void aDeathStopsEverythingAtOnce() {
    EpisodeId episode = admit();
    untilWeek(episode, 3);
    journey.report(episode, "episode.dischargeRequested", Map.of("dischargeKind", "ama"));
    assertThat(openSteps(episode)).contains("UserTask_CheckRisk");

    journey.report(episode, "episode.deathReported", Map.of());
    assertThat(openSteps(episode))
        .containsExactlyInAnyOrder(
            "UserTask_InformDirector", "UserTask_InformPrivacy", "UserTask_ReviewMortality");
    assertThat(now(episode).state()).isEqualTo(EpisodeState.FINISHED);
    assertThat(now(episode).dischargeKind()).isEqualTo("deceased");
    assertThat(persons.get(now(episode).person()).deceasedOn()).isNotNull();
    assertThat(sessions.upcoming(episode, 10)).isEmpty();
    assertThat(timers.dueOf(episode.value())).isEmpty();
    assertThat(notifications.of(episode, 50))
        .noneMatch(message -> message.state() == NotificationState.QUEUED);
    doAll(episode);
    journey.pass(Duration.ofDays(60));
    assertThat(journey.open(episode)).isEmpty();
  }

  @Test
  void missedSessionsAreAnsweredTheSameDayThenByTheCoordinatorThenByTheSupervisor() {
    EpisodeId episode = admit();
    List<SessionRow> plan = planned(episode);
    String[] answered = {"UserTask_ReachOut", "UserTask_Reengage", "UserTask_DecideOutreach"};
    for (int missed = 0; missed < 3; missed++) {
      journey.passUntil(plan.get(missed).endsAt());
      sessions.markAttendance(plan.get(missed).id(), SessionState.NO_SHOW, null, kai());
      journey.settle();
      assertThat(openSteps(episode)).contains(answered[missed]);
      if (missed < 2) {
        complete(episode, answered[missed]);
      }
    }
    complete(episode, "UserTask_DecideOutreach", Map.of("outreachDecision", "close"));
    complete(episode, "UserTask_CompleteDischarge");
    assertThat(now(episode).dischargeKind()).isEqualTo("droppedOut");
  }

  @Test
  void aRevokedConsentStopsDisclosuresWhileTreatmentGoesOn() {
    EpisodeId episode = admit();
    journey.report(episode, "person.consentRevoked", Map.of("revokedScope", "sharing"));
    assertThat(openSteps(episode))
        .containsExactlyInAnyOrder("UserTask_RecordRevocation", "UserTask_SettlePayment");
    assertThat(
            jdbc.sql("select state from consent where person = ? and kind = 'disclosure'")
                .param(now(episode).person().value())
                .query(String.class)
                .list())
        .containsOnly("revoked");
    assertThat(
            jdbc.sql("select state from consent where person = ? and kind = 'treatment'")
                .param(now(episode).person().value())
                .query(String.class)
                .list())
        .containsExactly("active");
    doAll(episode);
    assertThat(now(episode).state()).isEqualTo(EpisodeState.ACTIVE);
    assertThat(sessions.upcoming(episode, 50)).isNotEmpty();
  }
}
