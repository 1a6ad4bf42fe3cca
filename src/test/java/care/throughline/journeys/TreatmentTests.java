package care.throughline.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeState;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import care.throughline.support.JourneyTest;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemNotYours;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Domain guide 9, scenarios 5, 12 and 13: missed sessions, extensions, leaving early. */
class TreatmentTests extends JourneyTest {

  @Test
  void theFirstMissedSessionIsFollowedUpTheSameDay() {
    EpisodeId episode = inTreatment();
    miss(sessions.of(episode).get(0));
    WorkItem outreach = item(episode, "UserTask_ReachOut");
    assertThat(outreach.roles()).containsExactlyInAnyOrder("therapist", "peer");
    assertThat(outreach.dueAt()).isEqualTo(journey.now().plus(Duration.ofHours(2)));
    complete(episode, "UserTask_ReachOut", Map.of("outreachReached", "no"));
    complete(episode, "UserTask_ReachOutAgain");
    assertThat(openSteps(episode)).isEmpty();
  }

  @Test
  void twoMissedSessionsInARowCallForReengagementWithin48Hours() {
    EpisodeId episode = inTreatment();
    List<SessionRow> all = sessions.of(episode);
    miss(all.get(0));
    complete(episode, "UserTask_ReachOut");
    miss(all.get(1));
    assertThat(item(episode, "UserTask_Reengage").dueAt())
        .isEqualTo(journey.now().plus(Duration.ofHours(48)));
    complete(episode, "UserTask_Reengage");
    assertThat(openSteps(episode)).isEmpty();
    assertThat(awaited(episode)).hasSize(34);
  }

  @Test
  void comingAgainEndsTheRowOfMisses() {
    EpisodeId episode = inTreatment();
    List<SessionRow> all = sessions.of(episode);
    miss(all.get(0));
    complete(episode, "UserTask_ReachOut");
    miss(all.get(1));
    complete(episode, "UserTask_Reengage");
    journey.passUntil(all.get(2).endsAt());
    sessions.markAttendance(all.get(2).id(), SessionState.ATTENDED, null, as(CastMember.KAI));
    assertThat(sessions.consecutiveMisses(episode)).isZero();
    journey.passUntil(programme(episode).weekEndsAt());
    complete(episode, "UserTask_ReviewWeek");
    miss(all.get(3));
    assertThat(openSteps(episode)).containsExactly("UserTask_ReachOut");
  }

  @Test
  void sayingTwiceThatSomebodyMissedASessionCallsThemOnce() {
    EpisodeId episode = inTreatment();
    miss(sessions.of(episode).get(0));
    miss(sessions.of(episode).get(0));
    assertThat(openSteps(episode)).containsExactly("UserTask_ReachOut");
  }

  @Test
  void afterThreeMissesTheSupervisorMayEndTheProgrammeWithALetter() {
    EpisodeId episode = inTreatment();
    List<SessionRow> all = sessions.of(episode);
    miss(all.get(0));
    complete(episode, "UserTask_ReachOut");
    miss(all.get(1));
    complete(episode, "UserTask_Reengage");
    miss(all.get(2));
    complete(episode, "UserTask_DecideOutreach", Map.of("outreachDecision", "close"));
    assertThat(notifications.text(message(episode, "missedYou").id()).body())
        .doesNotContain(FAMILY_NAME);
    assertThat(openSteps(episode)).containsExactly("UserTask_CompleteDischarge");
    assertThat(awaited(episode)).isEmpty();
    complete(episode, "UserTask_CompleteDischarge");
    assertThat(episodes.get(episode).dischargeKind()).isEqualTo("droppedOut");
    assertThat(episodes.get(episode).aftercare()).isTrue();
  }

  @Test
  void twelveWeeksCanBecomeSixteenAndThenTwenty() {
    EpisodeId episode = inTreatment();
    passToWeek(episode, 11);
    complete(episode, "UserTask_ReviewNearEnd", Map.of("extend", "yes", "extensionWeeks", "4"));
    lasts(episode, 16, LocalDate.of(2027, 4, 26));
    passToWeek(episode, 15);
    complete(episode, "UserTask_ReviewNearEnd", Map.of("extend", "yes", "extensionWeeks", "4"));
    lasts(episode, 20, LocalDate.of(2027, 5, 24));
    passToWeek(episode, 19);
    complete(episode, "UserTask_ReviewNearEnd");
    passToWeek(episode, 21);
    assertThat(openSteps(episode)).containsExactly("UserTask_DecideStepDown");
    assertThat(record.answers(episode, "reviewNearEnd", 9)).hasSize(3);
  }

  @Test
  void anExtensionDecidedAfterTheLastWeekStillPlansItsWeeks() {
    EpisodeId episode = inTreatment();
    passToWeek(episode, 13);
    assertThat(openSteps(episode)).containsExactly("UserTask_ReviewNearEnd");
    journey.pass(Duration.ofDays(2));
    complete(episode, "UserTask_ReviewNearEnd", Map.of("extend", "yes", "extensionWeeks", "2"));
    assertThat(programme(episode).weeksPlanned()).isEqualTo(14);
    assertThat(awaited(episode).stream().filter(session -> session.weekNumber() > 12)).hasSize(6);
    complete(episode, "UserTask_SignCarePlan");
    passToWeek(episode, 15);
    assertThat(openSteps(episode)).containsExactly("UserTask_DecideStepDown");
  }

  @Test
  void whoeverLeavesAgainstAdviceIsCheckedTheSameDayAndOfferedAftercare() {
    EpisodeId episode = inTreatment();
    passToWeek(episode, 4);
    journey.report(episode, "episode.dischargeRequested", Map.of("dischargeKind", "ama"));
    WorkItem check = item(episode, "UserTask_CheckRisk");
    assertThat(check.dueAt()).isEqualTo(journey.now().plus(Duration.ofHours(8)));
    assertThat(awaited(episode)).isNotEmpty();
    complete(episode, "UserTask_CheckRisk");
    assertThat(openSteps(episode)).containsExactly("UserTask_CompleteDischarge");
    assertThat(sessions.upcoming(episode, 5)).isEmpty();
    complete(episode, "UserTask_CompleteDischarge");
    assertThat(episodes.get(episode).dischargeKind()).isEqualTo("ama");
    assertThat(activeStays(episode)).isEmpty();
    journey.pass(Duration.ofDays(1));
    journey.report(episode, "episode.returnRequested", Map.of());
    assertThat(openSteps(episode)).containsExactly("UserTask_ScreenSafety");
    assertThat(episodes.get(episode).entryKind()).isEqualTo("reEntry");
    assertThat(episodes.get(episode).dischargeKind()).isNull();
  }

  @Test
  void whoeverStaysAfterAllKeepsTheirSessions() {
    EpisodeId episode = inTreatment();
    journey.report(episode, "episode.dischargeRequested", Map.of("dischargeKind", "ama"));
    complete(episode, "UserTask_CheckRisk", Map.of("staysInCare", "yes"));
    assertThat(openSteps(episode)).isEmpty();
    assertThat(awaited(episode)).hasSize(36);
    assertThat(episodes.get(episode).state()).isEqualTo(EpisodeState.ACTIVE);
    passToWeek(episode, 2);
    assertThat(episodes.get(episode).weekNumber()).isEqualTo(2);
  }

  @Test
  void onlyTheDirectorMayEndTheProgrammeAgainstThePersonsWish() {
    EpisodeId episode = inTreatment();
    journey.report(episode, "episode.dischargeRequested", Map.of("dischargeKind", "terminated"));
    WorkItem approval = item(episode, "UserTask_ApproveTermination");
    assertThat(approval.roles()).containsExactly("director");
    assertThatThrownBy(() -> desk.claim(approval.id(), as(CastMember.ANNEKE)))
        .isInstanceOf(WorkItemNotYours.class);
    complete(episode, "UserTask_ApproveTermination", Map.of("terminationApproved", "no"));
    assertThat(openSteps(episode)).isEmpty();
    assertThat(awaited(episode)).hasSize(36);

    journey.report(episode, "episode.dischargeRequested", Map.of("dischargeKind", "terminated"));
    complete(episode, "UserTask_ApproveTermination");
    complete(episode, "UserTask_CompleteDischarge", Map.of("aftercareAccepted", "no"));
    assertThat(episodes.get(episode).dischargeKind()).isEqualTo("terminated");
    assertThat(episodes.get(episode).state()).isEqualTo(EpisodeState.FINISHED);
  }

  @Test
  void whoUsesAgainDuringAftercareComesBackIntoTheSameEpisode() {
    EpisodeId episode = inTreatment();
    journey.report(episode, "episode.dischargeRequested", Map.of("dischargeKind", "other"));
    complete(episode, "UserTask_CompleteDischarge");
    journey.pass(Duration.ofDays(7));
    complete(episode, "UserTask_MakeContact", Map.of("bamUse", 3, "craving", "yes"));
    assertThat(openSteps(episode)).containsExactly("UserTask_ScreenSafety");
    assertThat(episodes.get(episode).entryKind()).isEqualTo("reEntry");
    assertThat(episodes.of(person(episode))).hasSize(1);
  }

  @Test
  void whoNeverComesToTheAssessmentIsLetGoAndTheReferralClosed() {
    EpisodeId episode = scheduled();
    journey.report(episode, "episode.dischargeRequested", Map.of("dischargeKind", "droppedOut"));
    assertThat(episodes.get(episode).state()).isEqualTo(EpisodeState.CANCELLED);
    assertThat(episodes.get(episode).referralState()).isEqualTo("withdrawn");
    assertThat(message(episode, "referralOutcome").state()).isNotNull();
    assertThat(journey.open(episode)).isEmpty();
  }

  @Test
  void aDischargeEndsTheOutreachAfterMissedSessions() {
    EpisodeId episode = inTreatment();
    miss(sessions.of(episode).get(0));
    journey.report(episode, "episode.dischargeRequested", Map.of("dischargeKind", "transferred"));
    assertThat(openSteps(episode))
        .containsExactlyInAnyOrder("UserTask_ReachOut", "UserTask_CompleteDischarge");
    complete(episode, "UserTask_CompleteDischarge");
    assertThat(openSteps(episode)).isEmpty();
  }

  private void lasts(EpisodeId episode, int weeks, LocalDate lastDay) {
    assertThat(episodes.get(episode).weeksPlanned()).isEqualTo(weeks);
    assertThat(programme(episode).endsOn()).isEqualTo(lastDay);
    assertThat(sessions.of(episode)).hasSize(3 * weeks);
    assertThat(sessions.of(episode)).extracting(SessionRow::startsAt).doesNotHaveDuplicates();
  }

  private void miss(SessionRow session) {
    if (journey.now().isBefore(session.startsAt())) {
      journey.passUntil(session.startsAt().plus(Duration.ofMinutes(15)));
    }
    sessions.markAttendance(session.id(), SessionState.NO_SHOW, null, as(CastMember.KAI));
    journey.settle();
  }
}
