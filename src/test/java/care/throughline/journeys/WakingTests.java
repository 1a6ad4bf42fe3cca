package care.throughline.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.schedule.SessionState;
import care.throughline.support.JourneyTest;
import care.throughline.worklist.SnoozeEnd;
import care.throughline.worklist.Snoozes;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItems;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** What was put aside until news comes is back when the news comes the way it comes every day. */
class WakingTests extends JourneyTest {

  private static final Map<String, Object> OFFER =
      Map.of("facility", "Harbor House", "bedFrom", "2027-01-05");

  private final JsonMapper json = JsonMapper.builder().build();

  @LocalServerPort private int port;
  @Autowired private Snoozes snoozes;
  @Autowired private WorkItems items;

  @Test
  void anOfferOfABedBringsBackWhatWaitsForAnAnswerAboutThatPersonAndNothingElse() throws Exception {
    EpisodeId episode = looksForABed();
    EpisodeId other = looksForABed();
    journey.passUntil(local("2027-01-05T10:00"));
    WorkItem waits = aside(item(episode, "UserTask_CheckIn"), SnoozeEnd.REPLY);
    WorkItem elsewhere = aside(item(other, "UserTask_CheckIn"), SnoozeEnd.REPLY);

    report(episode, "residential.bedOffered", OFFER);
    assertThat(now(waits).snoozedUntil()).isNull();
    assertThat(now(elsewhere).snoozedUntil()).isNotNull();
    assertThat(wokenBy(waits)).isEqualTo("reply");
    journey.settle();
  }

  @Test
  void anOfferOfABedDoesNotBringBackWhatWaitsForAResult() throws Exception {
    EpisodeId episode = looksForABed();
    journey.passUntil(local("2027-01-05T10:00"));
    WorkItem waits = aside(item(episode, "UserTask_CheckIn"), SnoozeEnd.RESULT);
    report(episode, "residential.bedOffered", OFFER);
    assertThat(now(waits).snoozedUntil()).isNotNull();
    journey.settle();
  }

  @Test
  void aScreenThatSomebodyCompletesBringsBackWhatWaitsForAResult() {
    EpisodeId episode = missed();
    WorkItem waits = aside(item(episode, "UserTask_ReachOut"), SnoozeEnd.RESULT);
    journey.report(episode, "episode.relapseReported", Map.of());
    assertThat(now(waits).snoozedUntil()).as("a relapse is no result").isNotNull();

    complete(episode, "UserTask_CheckSafety");
    assertThat(now(waits).snoozedUntil()).isNull();
    assertThat(wokenBy(waits)).isEqualTo("result");
  }

  @Test
  void anAssessmentOfTheRiskIsAResultToo() {
    EpisodeId episode = missed();
    journey.report(episode, "episode.relapseReported", Map.of());
    WorkItem screen = item(episode, "UserTask_CheckSafety");
    journey.complete(screen, Map.of("suicidalThoughts", "yes", "thoughtsWithMethod", "yes"));
    WorkItem waits = aside(item(episode, "UserTask_ReachOut"), SnoozeEnd.RESULT);
    complete(episode, "UserTask_AssessRisk");
    assertThat(now(waits).snoozedUntil()).isNull();
  }

  private EpisodeId looksForABed() {
    EpisodeId episode = scheduled();
    complete(episode, "UserTask_ScreenSafety", Map.of("ciwaScore", 21));
    complete(episode, "UserTask_RequestBeds");
    return episode;
  }

  private EpisodeId missed() {
    EpisodeId episode = inTreatment();
    var first = sessions.of(episode).get(0);
    journey.passUntil(first.endsAt());
    sessions.markAttendance(first.id(), SessionState.NO_SHOW, null, as(CastMember.KAI));
    journey.settle();
    return episode;
  }

  private WorkItem aside(WorkItem item, SnoozeEnd event) {
    return snoozes.snooze(
        item.id(),
        new Snoozes.Until(clock.instant().plus(Duration.ofDays(5)), event, "waits for news"),
        as(CastMember.SAMIR),
        null);
  }

  private WorkItem now(WorkItem item) {
    return items.find(item.id(), as(CastMember.SAMIR)).orElseThrow();
  }

  private String wokenBy(WorkItem item) {
    return jdbc.sql(
            "select detail ->> 'event' from audit_entry where action = 'workItem.woken' and subject_id = ?")
        .param(item.id().value().toString())
        .query(String.class)
        .single();
  }

  private void report(EpisodeId episode, String message, Map<String, Object> answers)
      throws Exception {
    byte[] words = (CastMember.SAMIR.username() + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(
                        URI.create(
                            "http://localhost:"
                                + port
                                + "/api/v1/episodes/"
                                + episode.value()
                                + "/reports/"
                                + message))
                    .header("Content-Type", "application/json")
                    .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(words))
                    .POST(
                        BodyPublishers.ofString(
                            json.writeValueAsString(Map.of("answers", answers))))
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }
}
