package care.throughline.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.support.JourneyTest;
import care.throughline.support.StaffBrowser;
import care.throughline.worklist.WorkItem;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What staff at browsers and programs are told when they are late, wrong or unknown. */
class OverHttpTests extends JourneyTest {

  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpClient program = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @Test
  void ofTwoPeopleWhoSendTheSameItemOneIsThankedAndTheOtherToldByWhom() throws Exception {
    EpisodeId episode = inTreatment();
    journey.report(episode, "person.consentRevoked", Map.of());
    WorkItem item = item(episode, "UserTask_SettlePayment");
    String id = item.id().value().toString();
    Map<String, Object> answers = journey.answers(item, Map.of());
    List<CastMember> members = List.of(CastMember.ANNEKE, CastMember.SAMIR);
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService hands = Executors.newFixedThreadPool(2);
    try {
      List<Future<HttpResponse<String>>> sent =
          members.stream()
              .map(
                  member -> {
                    StaffBrowser browser = StaffBrowser.signedIn(port, member);
                    Callable<HttpResponse<String>> send =
                        () -> {
                          start.await();
                          return browser.complete(id, item.version(), answers);
                        };
                    return hands.submit(send);
                  })
              .toList();
      int first = sent.get(0).get().statusCode();
      int second = sent.get(1).get().statusCode();
      assertThat(List.of(first, second)).containsExactlyInAnyOrder(200, 409);
      String winner = members.get(first == 200 ? 0 : 1).fullName();
      assertThat(sent.get(first == 200 ? 1 : 0).get().body())
          .contains(winner)
          .doesNotContain(FAMILY_NAME);
    } finally {
      hands.shutdownNow();
    }
    journey.settle();
    assertThat(record.answers(episode, "settlePayment", 5)).hasSize(1);
  }

  @Test
  void whoeverFindsAnItemTakenIsToldWhoHoldsIt() {
    EpisodeId episode = inTreatment();
    miss(episode);
    WorkItem item = item(episode, "UserTask_ReachOut");
    String id = item.id().value().toString();
    StaffBrowser miriam = StaffBrowser.signedIn(port, CastMember.MIRIAM);
    StaffBrowser kai = StaffBrowser.signedIn(port, CastMember.KAI);
    miriam.claim(id);
    assertThat(kai.claim(id).body()).contains("Miriam Osei took it first");
    HttpResponse<String> late =
        kai.complete(id, kai.draft(id).get("version").asInt(), journey.answers(item, Map.of()));
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(kai.read(late))
        .containsEntry("title", "Miriam Osei took it first")
        .containsEntry("holder", "Miriam Osei");
  }

  @Test
  void anAnswerThatIsMissingIsNamedAndNothingIsDone() {
    EpisodeId episode = refer();
    WorkItem item = item(episode, "UserTask_ContactPerson");
    String id = item.id().value().toString();
    StaffBrowser rosa = StaffBrowser.signedIn(port, CastMember.ROSA);
    rosa.claim(id);
    Map<String, Object> answers = new HashMap<>(journey.answers(item, Map.of()));
    answers.remove("assessmentAt");
    HttpResponse<String> refused =
        rosa.complete(id, rosa.draft(id).get("version").asInt(), answers);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(json.readTree(refused.body()).get("findings").get(0).get("field").asString())
        .isEqualTo("assessmentAt");
    assertThat(openSteps(episode)).containsExactly("UserTask_ContactPerson");
    assertThat(record.answers(episode, "recordContact", 5)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/work-items", "/api/v1/episodes"})
  void aProgramWithoutAPasswordGetsNothing(String path) throws Exception {
    refer();
    HttpResponse<String> answer = send("GET", path, null, null);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate").orElse("")).startsWith("Basic");
    assertThat(answer.body()).doesNotContain("Whitlock");
  }

  @Test
  void aProgramListsClaimsAndCompletesAnItem() throws Exception {
    EpisodeId episode = refer();
    JsonNode listed = read(send("GET", "/api/v1/work-items?view=team", CastMember.ROSA, null));
    JsonNode first = listed.get("items").get(0);
    assertThat(first.get("step").asString()).isEqualTo("UserTask_ContactPerson");
    String path = "/api/v1/work-items/" + first.get("id").asString();
    JsonNode claimed = read(send("PUT", path + "/claim", CastMember.ROSA, null));
    WorkItem item = item(episode, "UserTask_ContactPerson");
    assertThat(claimed.get("version").asInt()).isEqualTo(item.version());
    JsonNode done =
        read(
            send(
                "POST",
                path + "/completion",
                CastMember.ROSA,
                Map.of("version", item.version(), "answers", journey.answers(item, Map.of()))));
    assertThat(done.get("state").asString()).isEqualTo("done");
    assertThat(done.get("endedBy").asString()).isEqualTo("rosa");
    assertThat(openSteps(episode)).containsExactly("UserTask_RegisterPerson");
  }

  @Test
  void aProgramIsToldItsMistakesAsProblemDetails() throws Exception {
    EpisodeId episode = refer();
    String path = "/api/v1/work-items/" + journey.open(episode).get(0).id().value();
    HttpResponse<String> refused =
        send("POST", path + "/completion", CastMember.ROSA, Map.of("answers", Map.of()));
    assertProblem(refused, 422);
    assertThat(json.readTree(refused.body()).get("findings").findValuesAsString("field"))
        .contains("channel", "contactOutcome");
    assertProblem(send("PUT", path + "/claim", CastMember.KAI, null), 403);
    assertProblem(send("PUT", path + "/claim", CastMember.OLU, null), 404);
    assertProblem(
        send(
            "GET",
            "/api/v1/work-items/00000000-0000-4000-8000-000000000000",
            CastMember.ROSA,
            null),
        404);
    assertProblem(send("GET", "/api/v1/work-items?view=nonsense", CastMember.ROSA, null), 400);
  }

  private void miss(EpisodeId episode) {
    var session = sessions.of(episode).get(0);
    journey.passUntil(session.startsAt());
    sessions.markAttendance(
        session.id(), care.throughline.schedule.SessionState.NO_SHOW, null, as(CastMember.KAI));
    journey.settle();
  }

  private static void assertProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body()).contains("\"title\"").doesNotContain(FAMILY_NAME);
  }

  private JsonNode read(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }

  private HttpResponse<String> send(String method, String path, CastMember by, Object body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Accept", "application/json")
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(json.writeValueAsString(body)));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (by != null) {
      byte[] words = (by.username() + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(words));
    }
    return program.send(request.build(), BodyHandlers.ofString());
  }
}
