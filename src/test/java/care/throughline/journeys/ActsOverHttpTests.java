package care.throughline.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Covers;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.support.JourneyTest;
import care.throughline.support.StaffBrowser;
import care.throughline.worklist.HeldCompletions;
import care.throughline.worklist.WorkItem;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Acting on items at a browser without a script, and by a program. */
class ActsOverHttpTests extends JourneyTest {

  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpClient program = HttpClient.newHttpClient();

  @LocalServerPort private int port;
  @Autowired private HeldCompletions held;
  @Autowired private Covers covers;

  @Test
  void anItemIsHandedOverPutAsideAndTakenBackOnItsPage() {
    WorkItem item = item(refer(), "UserTask_ContactPerson");
    String path = "/work-items/" + item.id().value();
    StaffBrowser rosa = StaffBrowser.signedIn(port, CastMember.ROSA);
    assertThat(rosa.claim(item.id().value().toString()).body())
        .contains("Hand over", "Put aside", "Claimed", "Rosa Delgado claimed it");
    assertThat(rosa.submit(path + "/snooze", Map.of("quick", "tomorrow")).body())
        .contains("after this item is due");
    assertThat(
            rosa.submit(
                    path + "/snooze",
                    Map.of("until", "2027-01-04T12:30", "event", "reply", "reason", ""))
                .body())
        .contains("Put aside until somebody answers, at the latest today 12:30", "Take up again");
    assertThat(rosa.press(path + "/undo").body())
        .contains("put it aside until today 12:30 (undone)")
        .doesNotContain("Take up again");
    String samir = as(CastMember.SAMIR).id().value().toString();
    assertThat(rosa.submit(path + "/assignment", Map.of("to", samir)).body())
        .contains("Rosa Delgado handed it to Samir Haddad", "Samir Haddad is doing this");
    assertThat(rosa.press(path + "/undo").body()).contains("(undone)");
    assertThat(rosa.press(path + "/release").body()).contains("Rosa Delgado released it");
  }

  @Test
  void aCompletionFromAPageIsShownWithItsSecondsAndIsTakenBackThere() {
    EpisodeId episode = refer();
    WorkItem item = item(episode, "UserTask_ContactPerson");
    String id = item.id().value().toString();
    StaffBrowser rosa = StaffBrowser.signedIn(port, CastMember.ROSA);
    rosa.claim(id);
    HttpResponse<String> sent =
        rosa.complete(id, rosa.draft(id).get("version").asInt(), journey.answers(item, Map.of()));
    assertThat(sent.body()).contains("Completing: ", "You can still undo it.");
    assertThat(rosa.get("/?tab=mine").body()).contains("data-countdown=\"8\"", "data-undo");
    StaffBrowser samir = StaffBrowser.signedIn(port, CastMember.SAMIR);
    assertThat(samir.get("/work-items/" + id).body())
        .contains("Rosa Delgado is completing this")
        .doesNotContain("data-undo");
    assertThat(samir.claim(id).body()).contains("Rosa Delgado is completing this item");
    assertThat(rosa.press("/work-items/" + id + "/undo").body()).contains("data-complete");
    clock.stopAt(clock.instant().plus(Duration.ofMinutes(1)));
    held.move(clock.instant(), 10);
    assertThat(openSteps(episode)).containsExactly("UserTask_ContactPerson");
  }

  @Test
  void theListClaimsWhatIsChosenWithAPlainForm() {
    WorkItem item = item(refer(), "UserTask_ContactPerson");
    String id = item.id().value().toString();
    StaffBrowser rosa = StaffBrowser.signedIn(port, CastMember.ROSA);
    assertThat(rosa.get("/?tab=team").body()).contains("form=\"bulk\"", "id=\"bulk\"");
    assertThat(
            rosa.submit("/work-items/bulk", Map.of("id", id, "act", "claim", "tab", "team")).body())
        .contains("1 claimed.");
    assertThat(rosa.list("mine")).containsExactly(id);
    assertThat(rosa.submit("/work-items/bulk", Map.of("act", "claim")).body())
        .contains("Choose at least one item.");
    assertThat(rosa.submit("/work-items/bulk", Map.of("id", id, "act", "assign")).body())
        .contains("Choose a colleague");
  }

  @Test
  void ofManyThatAreCompletedEachRowTellsWhyItWasNot() {
    WorkItem answered = item(refer(), "UserTask_ContactPerson");
    WorkItem asks = item(refer(), "UserTask_ContactPerson");
    WorkItem taken = item(refer(), "UserTask_ContactPerson");
    WorkItem gone = item(refer(), "UserTask_ContactPerson");
    WorkItem typedByAnother = item(refer(), "UserTask_ContactPerson");
    desk.saveDraft(answered.id(), journey.answers(answered, Map.of()), as(CastMember.ROSA));
    desk.saveDraft(typedByAnother.id(), journey.answers(asks, Map.of()), as(CastMember.SAMIR));
    desk.release(typedByAnother.id(), as(CastMember.SAMIR));
    StaffBrowser rosa = StaffBrowser.signedIn(port, CastMember.ROSA);
    assertThat(rosa.list("team")).hasSize(5);
    // While the list was open.
    desk.claim(taken.id(), as(CastMember.SAMIR));
    desk.complete(gone.id(), journey.answers(gone, Map.of()), as(CastMember.SAMIR));

    String page =
        rosa.bulk("complete", "team", List.of(answered, asks, taken, gone, typedByAnother)).body();
    assertThat(page)
        .contains("1 being completed")
        .contains("1 not: Samir Haddad has completed this item");
    assertThat(row(page, answered)).contains("data-countdown").doesNotContain("Not done");
    assertThat(row(page, asks)).contains("Not done: its form has questions that must be answered");
    assertThat(row(page, taken)).contains("Not done: Samir Haddad was quicker");
    assertThat(row(page, typedByAnother))
        .contains("Not done: Samir Haddad typed its answers; open it and read them first");
    assertThat(page).doesNotContain("work-" + gone.id().value());
    assertThat(rosa.get("/?tab=team").body()).as("told once").doesNotContain("Not done");
    journey.settle();
  }

  @Test
  void whoHandsManyToSomebodyWhoIsAwayReadsOnEachRowWhoStandsIn() throws Exception {
    WorkItem item = item(refer(), "UserTask_ContactPerson");
    desk.claim(item.id(), as(CastMember.SAMIR));
    covers.note(
        as(CastMember.ROSA).id(),
        as(CastMember.SAMIR).id(),
        today(),
        today().plusDays(4),
        as(CastMember.ROSA));
    StaffBrowser samir = StaffBrowser.signedIn(port, CastMember.SAMIR);
    String rosa = as(CastMember.ROSA).id().value().toString();
    assertThat(
            samir
                .submit(
                    "/work-items/bulk",
                    Map.of(
                        "id",
                        item.id().value().toString(),
                        "act",
                        "assign",
                        "to",
                        rosa,
                        "tab",
                        "mine"))
                .body())
        .contains("0 handed over")
        .contains("Not done: Rosa Delgado is away until Friday 8 January and you stand in");
    assertThat(samir.part("/work-items/" + item.id().value() + "/acts").body())
        .contains("away until Fri 8 Jan");
    HttpResponse<String> answer =
        send(
            "PUT",
            "/api/v1/work-items/" + item.id().value() + "/assignment",
            CastMember.SAMIR,
            Map.of("to", "rosa"));
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("is away until Friday 8 January");
  }

  @Test
  void aProgramActsOnManyAndIsToldOfEach() throws Exception {
    WorkItem first = item(refer(), "UserTask_ContactPerson");
    WorkItem second = item(refer(), "UserTask_ContactPerson");
    String path = "/api/v1/work-items/";
    send("PUT", path + second.id().value() + "/claim", CastMember.SAMIR, null);
    JsonNode claimed =
        read(
            send(
                "POST",
                path + "bulk",
                CastMember.ROSA,
                Map.of("act", "claim", "ids", List.of(first.id().value(), second.id().value()))));
    assertThat(claimed.get("words").asString())
        .isEqualTo("1 claimed, 1 not: Samir Haddad was quicker.");
    assertThat(claimed.get("items").get(1).get("refusal").asString())
        .isEqualTo("Samir Haddad was quicker");
    String item = path + first.id().value();
    JsonNode aside = read(send("PUT", item + "/snooze", CastMember.ROSA, Map.of("event", "reply")));
    assertThat(aside.get("snoozedUntil").asString()).isEqualTo(first.dueAt().toString());
    assertThat(read(send("DELETE", item + "/snooze", CastMember.ROSA, null)).has("snoozedUntil"))
        .isFalse();
    assertThat(
            read(send("DELETE", item + "/acts/latest", CastMember.ROSA, null)).has("snoozedUntil"))
        .isTrue();
    assertThat(
            read(send("PUT", item + "/assignment", CastMember.ROSA, Map.of("to", "samir")))
                .get("owner")
                .asString())
        .isEqualTo(as(CastMember.SAMIR).id().value().toString());
    HttpResponse<String> late = send("DELETE", item + "/snooze", CastMember.ROSA, null);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Samir Haddad took it first");
  }

  @Test
  void aProgramHoldsACompletionOnlyWhenItAsks() throws Exception {
    EpisodeId episode = refer();
    WorkItem item = item(episode, "UserTask_ContactPerson");
    String path = "/api/v1/work-items/" + item.id().value() + "/completion";
    Map<String, Object> sent = Map.of("answers", journey.answers(item, Map.of()));
    assertThat(
            read(send("POST", path + "?hold=true", CastMember.ROSA, sent)).get("state").asString())
        .isEqualTo("open");
    assertThat(send("POST", path, CastMember.ROSA, sent).statusCode()).isEqualTo(409);
    journey.settle();
    assertThat(openSteps(episode)).containsExactly("UserTask_RegisterPerson");
  }

  private static String row(String page, WorkItem item) {
    int at = page.indexOf("id=\"work-" + item.id().value() + "\"");
    assertThat(at).as("row of " + item.name()).isPositive();
    int next = page.indexOf("id=\"work-", at + 1);
    return next < 0 ? page.substring(at) : page.substring(at, next);
  }

  private JsonNode read(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }

  private HttpResponse<String> send(String method, String path, CastMember by, Object body)
      throws Exception {
    byte[] words = (by.username() + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8);
    return program.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Accept", "application/json")
            .header("Content-Type", "application/json")
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(words))
            .method(
                method,
                body == null
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofString(json.writeValueAsString(body)))
            .build(),
        BodyHandlers.ofString());
  }
}
