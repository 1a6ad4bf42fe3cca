package care.throughline.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeState;
import care.throughline.episode.Messages;
import care.throughline.episode.Stay;
import care.throughline.notification.NotificationState;
import care.throughline.person.Consents;
import care.throughline.platform.Background;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import care.throughline.support.JourneyTest;
import care.throughline.worklist.WorkItem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Domain guide 9, scenarios 15 and 19: what has to stop, stops. */
class EndsAndRevocationsTests extends JourneyTest {

  @Autowired private Consents consents;
  @Autowired private Messages messages;
  @Autowired private List<Background.Recurring> background;

  @Test
  void afterADeathNothingGoesOnAndDirectorAndPrivacyOfficerAreTold() {
    EpisodeId episode = inTreatment();
    journey.passUntil(local("2027-01-09T08:00"));
    journey.report(episode, "episode.relapseReported", Map.of());
    asIfAMailServerWereSetUp(episode);
    List<WorkItem> before = journey.open(episode);
    assertThat(before).isNotEmpty();

    journey.report(episode, "episode.deathReported", Map.of("diedOn", "2027-01-08"));

    assertThat(before).allMatch(item -> state(item).equals("cancelled"));
    assertThat(journey.open(episode))
        .extracting(WorkItem::step, item -> item.roles().get(0))
        .containsExactlyInAnyOrder(
            tuple("UserTask_InformDirector", "director"),
            tuple("UserTask_InformPrivacy", "privacy"),
            tuple("UserTask_ReviewMortality", "director"));
    assertThat(messages(episode)).noneMatch(EndsAndRevocationsTests::mayStillGo);
    assertThat(message(episode, "sessionsPlanned").state()).isEqualTo(NotificationState.WITHHELD);
    assertThat(sessions.of(episode))
        .filteredOn(session -> session.startsAt().isAfter(journey.now()))
        .extracting(SessionRow::state)
        .containsOnly(SessionState.CANCELLED_PROGRAMME);
    assertThat(episodes.get(episode).state()).isEqualTo(EpisodeState.FINISHED);
    assertThat(episodes.get(episode).dischargeKind()).isEqualTo("deceased");
    assertThat(stays.of(episode)).extracting(Stay::outcome).containsOnly("deceased");
    assertThat(persons.get(person(episode)).deceasedOn())
        .isEqualTo(java.time.LocalDate.of(2027, 1, 8));
    assertThat(timers.dueOf(episode.value())).isEmpty();

    int written = messages(episode).size();
    journey.pass(Duration.ofDays(60));
    dispatch();
    complete(episode, "UserTask_InformDirector");
    complete(episode, "UserTask_InformPrivacy");
    complete(episode, "UserTask_ReviewMortality");
    journey.pass(Duration.ofDays(400));
    dispatch();
    assertThat(messages(episode)).hasSize(written).noneMatch(m -> m.sentAt() != null);
    assertThat(journey.open(episode)).isEmpty();
  }

  @Test
  void aDeathWhileABedIsSoughtEndsTheSearch() {
    EpisodeId episode = scheduled();
    complete(episode, "UserTask_ScreenSafety", Map.of("ciwaScore", 21));
    complete(episode, "UserTask_RequestBeds");
    journey.report(episode, "episode.deathReported", Map.of());
    assertThat(
            jdbc.sql("select state from bed_request where episode = ?")
                .param(episode.value())
                .query(String.class)
                .list())
        .containsExactly("cancelled");
    journey.pass(Duration.ofDays(5));
    assertThat(openSteps(episode)).doesNotContain("UserTask_CheckIn");
  }

  @Test
  void whatAReportStillHadToTellAfterADeathIsDropped() {
    EpisodeId episode = inTreatment();
    journey.report(episode, "episode.deathReported", Map.of());
    messages.send(episode, "episode.relapseReported", "late", Map.of());
    journey.settle();
    assertThat(openSteps(episode)).doesNotContain("UserTask_CheckSafety");
    assertThat(messages.countByState()).isEmpty();
  }

  @Test
  void aDeathInAftercareEndsTheCalls() {
    EpisodeId episode = inTreatment();
    journey.report(episode, "episode.dischargeRequested", Map.of("dischargeKind", "other"));
    complete(episode, "UserTask_CompleteDischarge");
    journey.report(episode, "episode.deathReported", Map.of());
    journey.pass(Duration.ofDays(60));
    assertThat(openSteps(episode)).doesNotContain("UserTask_MakeContact");
    assertThat(episodes.get(episode).dischargeKind()).isEqualTo("deceased");
    assertThat(episodes.get(episode).state()).isEqualTo(EpisodeState.FINISHED);
  }

  @Test
  void aRevokedConsentStopsWhatIsQueuedAndTreatmentGoesOn() {
    EpisodeId episode = refer(ADULT, "Dr. Leland", false);
    complete(episode, "UserTask_ContactPerson");
    complete(episode, "UserTask_RegisterPerson", BY_EMAIL);
    assess(episode, Map.of());
    complete(episode, "UserTask_SignCarePlan");
    assertThat(consents.mayDisclose(person(episode), "payers")).isTrue();
    asIfAMailServerWereSetUp(episode);

    journey.report(episode, "person.consentRevoked", Map.of("revokedScope", "all"));

    assertThat(consents.mayDisclose(person(episode), "payers")).isFalse();
    assertThat(consents.mayDisclose(person(episode), "referrer")).isFalse();
    assertThat(consents.active(person(episode), "email")).isFalse();
    assertThat(consents.active(person(episode), "treatment")).isTrue();
    dispatch();
    assertThat(message(episode, "sessionsPlanned").state()).isEqualTo(NotificationState.WITHHELD);
    assertThat(journey.open(episode))
        .extracting(WorkItem::step, item -> Set.copyOf(item.roles()))
        .containsExactlyInAnyOrder(
            tuple("UserTask_RecordRevocation", Set.of("privacy")),
            tuple("UserTask_SettlePayment", Set.of("ur", "coordinator")));
    complete(episode, "UserTask_RecordRevocation");
    complete(episode, "UserTask_SettlePayment");
    assertThat(episodes.get(episode).state()).isEqualTo(EpisodeState.ACTIVE);
    assertThat(awaited(episode)).hasSize(36);
    passToWeek(episode, 2);
    assertThat(episodes.get(episode).weekNumber()).isEqualTo(2);
    assertThat(consents.of(person(episode)))
        .as("what was disclosed before stays on file")
        .anyMatch(consent -> consent.kind().equals("disclosure"));
  }

  /** Without one nothing ever waits to be sent. */
  private void asIfAMailServerWereSetUp(EpisodeId episode) {
    int queued =
        jdbc.sql(
                "update outbox set state = 'queued', reason = null where episode = ? and channel = 'email'")
            .param(episode.value())
            .update();
    assertThat(queued).isPositive();
  }

  private void dispatch() {
    background.stream()
        .filter(work -> work.name().equals("notification-dispatch"))
        .forEach(Background.Recurring::round);
  }

  private static boolean mayStillGo(care.throughline.notification.Notification message) {
    return message.state() == NotificationState.QUEUED
        || message.state() == NotificationState.SENDING;
  }

  private String state(WorkItem item) {
    return jdbc.sql("select state from work_item where id = ?")
        .param(item.id().value())
        .query(String.class)
        .single();
  }
}
