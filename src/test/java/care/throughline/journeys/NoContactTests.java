package care.throughline.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeState;
import care.throughline.notification.Notification;
import care.throughline.notification.NotificationState;
import care.throughline.person.Consent;
import care.throughline.person.Consents;
import care.throughline.platform.Actor;
import care.throughline.support.JourneyTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Domain guide 9, scenario 2. */
class NoContactTests extends JourneyTest {

  private static final Map<String, Object> NOT_REACHED = Map.of("contactOutcome", "notReached");

  @Autowired private Consents consents;

  @Test
  void fiveAttemptsOnDays0And1And2And5And9AreAtChangingTimesOfDay() {
    journey.begin(local("2027-01-06T10:00"));
    EpisodeId episode = refer(ADULT, "Northside Emergency", false);
    assertThat(attemptUntilGivenUp(episode))
        .containsExactly(
            local("2027-01-06T10:00"),
            local("2027-01-07T14:00"),
            local("2027-01-08T18:00"),
            local("2027-01-11T10:00"),
            local("2027-01-15T14:00"));
    assertThat(record.answers(episode, "recordContact", 10)).hasSize(5);
    assertThat(episodes.get(episode).referralState()).isEqualTo("contacting");
    journey.passUntil(local("2027-01-18T18:00"));
    assertThat(episodes.get(episode).referralState()).isEqualTo("unreachable");
  }

  @Test
  void anAttemptThatFallsOnAWeekendWaitsForMonday() {
    EpisodeId episode = refer();
    assertThat(attemptUntilGivenUp(episode))
        .containsExactly(
            local("2027-01-04T10:00"),
            local("2027-01-05T14:00"),
            local("2027-01-06T18:00"),
            local("2027-01-11T10:00"),
            local("2027-01-13T14:00"));
  }

  @Test
  void thePersonGetsANeutralLetterAndTheReferrerNothingWithoutConsent() {
    EpisodeId episode = unreachable();
    String letter = notifications.text(message(episode, "neutralLetter").id()).body();
    assertThat(letter).startsWith("We have tried to reach you.").doesNotContain(FAMILY_NAME);
    assertThat(message(episode, "neutralLetter").state()).isEqualTo(NotificationState.SHOWN);
    assertThat(message(episode, "notReached").state()).isEqualTo(NotificationState.WITHHELD);
    assertThat(message(episode, "notReached").recipient()).isNull();
  }

  @Test
  void theReferrerIsToldWhenThePersonHadConsented() {
    EpisodeId episode = refer(ADULT, "Northside Emergency", false);
    consents.grant(
        person(episode),
        new Consent.Signed(
            "disclosure",
            "Main clinic",
            List.of("referrer"),
            "requestOfPerson",
            "That the referral arrived and what came of it",
            "none",
            today()),
        Actor.INSTALLATION);
    attemptUntilGivenUp(episode);
    journey.passUntil(local("2027-01-14T18:00"));
    assertThat(message(episode, "notReached").state()).isEqualTo(NotificationState.SHOWN);
    assertThat(message(episode, "notReached").recipient()).isEqualTo("Northside Emergency");
    journey.pass(Duration.ofDays(31));
    assertThat(episodes.get(episode).open()).isFalse();
    assertThat(messages(episode))
        .as("told once, not again when the referral is closed")
        .filteredOn(message -> message.recipient() != null)
        .extracting(Notification::template)
        .containsExactly("notReached");
  }

  @Test
  void whoeverCallsBackOnDay18GoesOnWithTheSameReferral() {
    EpisodeId episode = unreachable();
    Instant referredAt = episodes.get(episode).referredAt();
    journey.passUntil(local("2027-01-22T10:00"));
    assertThat(openSteps(episode)).isEmpty();
    journey.report(episode, "episode.personCalledBack", Map.of());
    complete(episode, "UserTask_ContactPerson");
    complete(episode, "UserTask_RegisterPerson");
    assertThat(openSteps(episode)).containsExactly("UserTask_ScreenSafety");
    assertThat(episodes.of(person(episode))).hasSize(1);
    assertThat(episodes.get(episode).referredAt()).isEqualTo(referredAt);
    assertThat(episodes.get(episode).referralState()).isEqualTo("scheduled");
  }

  @Test
  void whoeverCallsBackBetweenAttemptsIsContactedAtOnce() {
    EpisodeId episode = refer();
    complete(episode, "UserTask_ContactPerson", NOT_REACHED);
    assertThat(openSteps(episode)).isEmpty();
    journey.passUntil(local("2027-01-04T16:00"));
    journey.report(episode, "episode.personCalledBack", Map.of());
    complete(episode, "UserTask_ContactPerson");
    assertThat(openSteps(episode)).containsExactly("UserTask_RegisterPerson");
  }

  @Test
  void whoeverNeverCallsIsClosedAfterThirtyDays() {
    EpisodeId episode = unreachable();
    journey.passUntil(local("2027-02-13T17:59"));
    assertThat(episodes.get(episode).open()).isTrue();
    journey.passUntil(local("2027-02-13T18:00"));
    assertThat(episodes.get(episode).state()).isEqualTo(EpisodeState.CANCELLED);
    assertThat(episodes.get(episode).referralState()).isEqualTo("unreachable");
    assertThat(journey.open(episode)).isEmpty();
  }

  private EpisodeId unreachable() {
    EpisodeId episode = refer(ADULT, "Northside Emergency", false);
    attemptUntilGivenUp(episode);
    journey.passUntil(local("2027-01-14T18:00"));
    assertThat(episodes.get(episode).referralState()).isEqualTo("unreachable");
    return episode;
  }

  /** When each attempt came on the list. */
  private List<Instant> attemptUntilGivenUp(EpisodeId episode) {
    List<Instant> came = new ArrayList<>();
    for (int attempt = 1; attempt <= 5; attempt++) {
      while (journey.open(episode).isEmpty()) {
        journey.pass(Duration.ofHours(1));
      }
      came.add(item(episode, "UserTask_ContactPerson").createdAt());
      complete(episode, "UserTask_ContactPerson", NOT_REACHED);
    }
    return came;
  }
}
