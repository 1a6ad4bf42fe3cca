package care.throughline.schedule.group;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.support.StaffBrowser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Groups at a browser and for programs. */
class GroupsOverHttpTests extends GroupTest {

  private final JsonMapper json = JsonMapper.builder().build();
  private final HttpClient program = HttpClient.newHttpClient();

  @LocalServerPort private int port;

  @Test
  void aSupervisorBeginsAGroupAndACoordinatorGivesItsSeats() {
    StaffBrowser samir = StaffBrowser.signedIn(port, CastMember.SAMIR);
    assertThat(samir.get("/groups/new").body()).contains("Begin a group").contains("Kai Lindqvist");
    HttpResponse<String> begun = samir.submit("/groups", form("10"));
    assertThat(begun.uri().getPath()).matches("/groups/[0-9a-f-]{36}");
    assertThat(begun.body())
        .contains("The group is begun.")
        .contains("Tue 18:00 to 21:00")
        .contains("0 of 10");
    String group = begun.uri().getPath();
    EpisodeId episode = somebody();
    StaffBrowser anneke = StaffBrowser.signedIn(port, CastMember.ANNEKE);
    assertThat(anneke.get(group).body())
        .contains("Somebody Number1")
        .doesNotContain("Dissolve the group")
        .doesNotContain("Go beyond a limit");
    Map<String, String> wish =
        Map.of("episode", episode.value().toString(), "from", TODAY.toString());
    assertThat(anneke.submit(group + "/seats", wish).body())
        .contains("Seat 1 is reserved for two days.")
        .contains("reserved until Wed 6 Jan 10:00");
    assertThat(anneke.submit(group + "/seats", wish).body())
        .contains("The person has a seat in Evening A already");
    String seat = seats.of(episode).get(0).id().value().toString();
    assertThat(anneke.submit(group + "/seats/" + seat + "/enrolment", Map.of()).body())
        .contains("Seat 1 is enrolled.");
    assertThat(anneke.submit(group + "/seats/" + seat + "/hold", Map.of()).body())
        .contains("on hold until Mon 18 Jan 10:00");
    assertThat(
            anneke.submit(group + "/seats/" + seat + "/release", Map.of("reason", "moves")).body())
        .contains("Seat 1 is free.");
    assertThat(anneke.get("/groups").body()).contains("Evening A").contains("10 free");
  }

  @Test
  void aGroupThatCannotBeKeepsWhatWasTypedAndSaysWhy() {
    StaffBrowser samir = StaffBrowser.signedIn(port, CastMember.SAMIR);
    HttpResponse<String> refused = samir.submit("/groups", form("0"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("A capacity of 0 is not possible. Choose 1 to 30 seats.")
        .contains("value=\"Evening A\"")
        .contains("value=\"18:00\"");
    CareGroupId group = begin(evening("Evening B"));
    String change = "/groups/" + group.value() + "/change";
    assertThat(samir.get(change).body()).contains("Change Evening B");
    Map<String, String> stale = new HashMap<>(form("8"));
    stale.put("version", "7");
    assertThat(samir.submit(change, stale).statusCode()).isEqualTo(409);
    stale.put("version", "0");
    assertThat(samir.submit(change, stale).body()).contains("The group is changed.");
    assertThat(groups.get(group).capacity()).isEqualTo(8);
    assertThat(
            samir
                .submit("/groups/" + group.value() + "/dissolution", Map.of("reason", "merged"))
                .body())
        .contains("is dissolved");
  }

  @Test
  void whoComesTooLateFindsOnTheRosterWhatElseThereIsAndTheWaitingList() {
    CareGroupId evening = begin(evening("Evening A"));
    fill(evening, 10);
    begin(day("Day A"));
    EpisodeId late = somebody();
    String group = "/groups/" + evening.value();
    StaffBrowser anneke = StaffBrowser.signedIn(port, CastMember.ANNEKE);
    Map<String, String> wish = Map.of("episode", late.value().toString(), "from", TODAY.toString());
    assertThat(anneke.submit(group + "/seats", wish).body())
        .contains("Evening A is full")
        .contains("Anneke Roos took it today ")
        .contains("Reserve in Day A (day, telehealth): 10 free seats")
        .contains("Waiting list of Evening A: they would be served next");
    assertThat(anneke.submit(group + "/waiting", Map.of("episode", late.value().toString())).body())
        .contains("On the waiting list of Evening A.")
        .contains("Number 1");
    StaffBrowser samir = StaffBrowser.signedIn(port, CastMember.SAMIR);
    Map<String, String> beyond = new HashMap<>(wish);
    beyond.put("override", "Pregnant, no other group");
    assertThat(samir.submit(group + "/seats", beyond).body())
        .contains("Seat 11 was given beyond the limit")
        .contains("Beyond a limit: Pregnant, no other group");
    assertThat(samir.get("/groups").body()).contains("11 people for 10 seats");
  }

  @Test
  void aProgramReadsTheCensusTakesASeatAndIsToldWhatIsTaken() throws Exception {
    CareGroupId evening = begin(evening("Evening A").sized(1, 1, 100));
    begin(day("Day A"));
    EpisodeId first = somebody();
    String path = "/api/v1/groups/" + evening.value();
    HttpResponse<String> taken =
        send("POST", path + "/seats", CastMember.ANNEKE, Map.of("episode", first.value()));
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    JsonNode seat = json.readTree(taken.body());
    assertThat(seat.get("state").asString()).isEqualTo("reserved");
    HttpResponse<String> refused =
        send("POST", path + "/seats", CastMember.ANNEKE, Map.of("episode", somebody().value()));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(json.readTree(refused.body()).get("alternatives").get(0).asString())
        .isEqualTo("Day A (day, telehealth): 10 free seats");
    JsonNode list = json.readTree(send("GET", "/api/v1/groups", CastMember.KAI, null).body());
    assertThat(list.get("total").asInt()).isEqualTo(2);
    assertThat(list.get("items").get(1).get("free").asInt()).isZero();
    String one = path + "/seats/" + seat.get("id").asString();
    assertThat(send("POST", one + "/enrolment", CastMember.ANNEKE, null).statusCode())
        .isEqualTo(200);
    assertThat(
            send("DELETE", one + "?on=" + TODAY + "&reason=moves", CastMember.ANNEKE, null)
                .statusCode())
        .isEqualTo(204);
    assertThat(seats.free(evening, TODAY, null)).isEqualTo(1);
  }

  @Test
  void rightsAndUnknownThingsAreToldApart() throws Exception {
    CareGroupId evening = begin(evening("Evening A"));
    String path = "/api/v1/groups/" + evening.value();
    Map<String, Object> body = new HashMap<>();
    body.put("name", "B");
    body.put("capacity", 0);
    body.put("track", "night");
    body.put("facilitator", "nobody");
    assertThat(send("POST", "/api/v1/groups", CastMember.ANNEKE, body).statusCode()).isEqualTo(403);
    HttpResponse<String> unreadable = send("POST", "/api/v1/groups", CastMember.SAMIR, body);
    assertThat(unreadable.statusCode()).isEqualTo(422);
    assertThat(unreadable.body())
        .contains("\\\"night\\\" is no track. Choose one of day, evening, weekend.")
        .contains("\\\"nobody\\\" is no active member of staff");
    assertThat(send("GET", path, CastMember.LENA, null).statusCode()).isEqualTo(403);
    assertThat(send("GET", "/api/v1/groups", null, null).statusCode()).isEqualTo(401);
    assertThat(send("GET", "/api/v1/groups/" + new UUID(1, 1), CastMember.KAI, null).statusCode())
        .isEqualTo(404);
    assertThat(
            send("POST", path + "/seats", CastMember.KAI, Map.of("episode", somebody().value()))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            send("POST", path + "/seats", CastMember.ANNEKE, Map.of("episode", new UUID(1, 1)))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void whoWaitsIsServedThroughTheInterfaceInOrder() throws Exception {
    CareGroupId evening = begin(evening("Evening A"));
    String path = "/api/v1/groups/" + evening.value() + "/waiting";
    EpisodeId first = somebody();
    EpisodeId second = somebody();
    send("POST", path, CastMember.ANNEKE, Map.of("episode", first.value()));
    clock.advance(java.time.Duration.ofMinutes(1));
    send("POST", path, CastMember.ANNEKE, Map.of("episode", second.value()));
    assertThat(
            send("POST", path + "/service", CastMember.ANNEKE, Map.of("episode", second.value()))
                .statusCode())
        .isEqualTo(422);
    JsonNode served =
        json.readTree(send("POST", path + "/service", CastMember.ANNEKE, Map.of()).body());
    assertThat(served.get("episode").asString()).isEqualTo(first.value().toString());
    assertThat(
            send("DELETE", "/api/v1/waiting/" + second.value(), CastMember.ANNEKE, null)
                .statusCode())
        .isEqualTo(204);
    JsonNode left = json.readTree(send("GET", path, CastMember.ANNEKE, null).body());
    assertThat(left.get("total").asInt()).isZero();
  }

  private static Map<String, String> form(String capacity) {
    Map<String, String> fields = new HashMap<>();
    fields.put("name", "Evening A");
    fields.put("kind", "rolling");
    fields.put("track", "evening");
    fields.put("level", "2.1");
    fields.put("gender", "any");
    fields.put("age", "adult");
    fields.put("language", "en");
    fields.put("startsOn", TODAY.toString());
    fields.put("endsOn", "");
    fields.put("capacity", capacity);
    fields.put("minimum", "3");
    fields.put("newcomersPerWeek", "2");
    fields.put("holdDays", "14");
    fields.put("facilitator", "miriam");
    fields.put("coFacilitator", "");
    fields.put("room", "");
    fields.put("telehealth", "true");
    fields.put("meetings[0].weekday", "tuesday");
    fields.put("meetings[0].starts", "18:00");
    fields.put("meetings[0].minutes", "180");
    fields.put("meetings[1].weekday", "");
    fields.put("meetings[1].starts", "");
    fields.put("meetings[1].minutes", "");
    fields.put("version", "");
    return fields;
  }

  private HttpResponse<String> send(
      String method, String path, @Nullable CastMember by, @Nullable Object body) throws Exception {
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
