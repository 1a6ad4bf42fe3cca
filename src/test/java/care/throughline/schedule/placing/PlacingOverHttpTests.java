package care.throughline.schedule.placing;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Sites;
import care.throughline.access.StaffMembers;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.support.ClinicTest;
import care.throughline.support.FullClinic;
import care.throughline.support.StaffBrowser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.Base64;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PlacingOverHttpTests extends ClinicTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @LocalServerPort private int port;
  @Autowired private Placing placing;
  @Autowired private Repairs repairs;
  @Autowired private Sites sites;
  @Autowired private StaffMembers staff;

  private FullClinic clinic;
  private EpisodeId maria;

  @BeforeEach
  void aClinicInTheMiddleOfItsWork() {
    clinic =
        new FullClinic(jdbc, sites.home(), MONDAY_TEN, LocalDate.of(2027, 1, 4))
            .withTherapists(staff, 3)
            .withRooms(3)
            .withGroups(2)
            .withPeople(6, 2);
    maria = clinic.person("Maria");
  }

  @AfterEach
  void goHome() {
    FullClinic.leave(jdbc);
  }

  @Test
  void programsTakeAPlaceOnceAndTheNextOneHearsWhatIsLeft() throws Exception {
    Offer best = placing.offers(maria).offers().get(0);
    String wanted =
        """
        {"group": "%s", "therapist": "%s", "weekday": %d, "starts": "%s"}"""
            .formatted(
                best.group(),
                best.therapist().value(),
                best.hour().day().getValue(),
                best.hour().starts());
    assertThat(post("anneke", maria, wanted).statusCode()).isEqualTo(200);
    assertThat(post("anneke", maria, wanted).statusCode()).isEqualTo(200);
    HttpResponse<String> second = post("anneke", clinic.person("Jordan"), wanted);
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("alternatives").contains("Anneke Roos took it");
  }

  @Test
  void whoMayNotPlaceIsTurnedAway() throws Exception {
    assertThat(post("lena", maria, "{}").statusCode()).isEqualTo(403);
    assertThat(post("anneke", maria, "{\"weekday\": 9}").statusCode()).isEqualTo(422);
  }

  @Test
  void thePageShowsOffersWithReasonsAndWhatIsNotOffered() {
    jdbc.sql("update care_group set language = 'es' where name = 'Group 01'").update();
    String path = "/people/" + episodes.get(maria).person().value() + "/placing";
    String page = StaffBrowser.signedIn(port, CastMember.ANNEKE).get(path).body();
    assertThat(page)
        .contains("Take this place")
        .contains(placing.offers(maria).offers().get(0).hour().words())
        .contains(PlacingRule.GROUP_LANGUAGE.otherwise());
    assertThat(StaffBrowser.signedIn(port, CastMember.LENA).get(path).statusCode()).isEqualTo(403);
  }

  @Test
  void datesOfAGroupThatWereMovedSinglyAreNamedInItsOffers() throws Exception {
    Offer best = placing.offers(maria).offers().get(0);
    WeekTime meeting = best.meetings().get(0);
    LocalDate meant = LocalDate.of(2027, 1, 11).with(TemporalAdjusters.nextOrSame(meeting.day()));
    jdbc.sql(
            """
            insert into group_session (id, care_group, meeting, meeting_date, local_date, local_start, zone, minutes, during, facilitator,
              telehealth, state, changed_at)
            select gen_random_uuid(), g.id, m.ordinal, ?, ?, '07:15', 'America/New_York', 60, tstzrange('2027-01-31T12:15Z', '2027-01-31T13:15Z'),
              g.facilitator, true, 'planned', now()
            from care_group g join group_meeting m on m.care_group = g.id and m.weekday = ? and m.starts = ? where g.id = ?
            on conflict (care_group, meeting, meeting_date) do update
              set local_date = excluded.local_date, local_start = excluded.local_start, during = excluded.during""")
        .params(
            meant,
            LocalDate.of(2027, 1, 31),
            meeting.day().getValue(),
            meeting.starts(),
            best.group())
        .update();
    String words =
        DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH).format(meant)
            + " is held Sun 31 Jan, 07:15";
    assertThat(send("GET", "anneke", "/api/v1/episodes/" + maria.value() + "/offers", "").body())
        .contains("\"moved\":[\"" + words + "\"]");
    String path = "/people/" + episodes.get(maria).person().value() + "/placing";
    assertThat(StaffBrowser.signedIn(port, CastMember.ANNEKE).get(path).body()).contains(words);
  }

  @Test
  void theProposalShowsWhomItMoves() {
    Repair repair =
        repairs.propose(
            new Cause.TherapistLeaves(clinic.therapists().get(0)),
            LocalDate.of(2027, 1, 11),
            as(CastMember.SAMIR));
    String path = "/schedule/repair/" + repair.id().value();
    assertThat(StaffBrowser.signedIn(port, CastMember.SAMIR).get(path).body())
        .contains("Therapist 00 leaves")
        .contains("Person000")
        .contains("Publish this plan");
    assertThat(StaffBrowser.signedIn(port, CastMember.ANNEKE).get(path).statusCode())
        .isEqualTo(403);
  }

  @Test
  void programsMendThePlanWithTheRightsAndRefusalsOfThePage() throws Exception {
    String loss =
        """
        {"cause": "therapist", "lost": "%s", "from": "2027-01-11"}"""
            .formatted(clinic.therapists().get(0).value());
    assertThat(send("POST", "anneke", "/api/v1/repairs", loss).statusCode()).isEqualTo(403);
    assertThat(send("POST", "samir", "/api/v1/repairs", "{\"cause\": \"weather\"}").body())
        .contains("therapist, room, group or leave");
    assertThat(
            send("POST", "samir", "/api/v1/repairs", loss.replace("2027-01-11", "2026-01-11"))
                .body())
        .contains("from tomorrow on at the earliest");

    HttpResponse<String> proposed = send("POST", "samir", "/api/v1/repairs", loss);
    assertThat(proposed.statusCode()).isEqualTo(201);
    JsonNode repair = JsonMapper.builder().build().readTree(proposed.body());
    assertThat(repair.get("changes").size() + repair.get("stranded").size()).isEqualTo(2);
    assertThat(proposed.body()).contains("\"proposed\"").doesNotContain("Person000");

    String address = "/api/v1/repairs/" + repair.get("id").asString();
    assertThat(send("GET", "anneke", address, "").statusCode()).isEqualTo(403);
    assertThat(send("POST", "samir", address + "/publication", "").body())
        .contains("\"published\"");
    assertThat(send("POST", "samir", address + "/publication", "").statusCode()).isEqualTo(200);
    assertThat(send("GET", "samir", address, "").body()).contains("\"published\"");
    assertThat(send("GET", "samir", "/api/v1/repairs", "").body()).contains("\"total\":1");
  }

  private HttpResponse<String> post(String who, EpisodeId episode, String body)
      throws IOException, InterruptedException {
    return send("POST", who, "/api/v1/episodes/" + episode.value() + "/placement", body);
  }

  private HttpResponse<String> send(String method, String who, String path, String body)
      throws IOException, InterruptedException {
    String basic =
        Base64.getEncoder().encodeToString((who + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    return HTTP.send(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }
}
