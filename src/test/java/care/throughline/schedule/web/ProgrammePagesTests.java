package care.throughline.schedule.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.schedule.SessionState;
import care.throughline.support.JourneyTest;
import care.throughline.support.StaffBrowser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

class ProgrammePagesTests extends JourneyTest {

  private static final String TEN_HOURS =
      """
      {"effectiveOn":"%s","weeks":14,"reason":"The payer asks for nine hours","slots":[
        {"kind":"group","weekday":1,"starts":"17:00","minutes":180},{"kind":"group","weekday":3,"starts":"17:00","minutes":180},
        {"kind":"group","weekday":5,"starts":"17:00","minutes":180},{"kind":"individual","weekday":2,"starts":"09:00","minutes":60}]}""";

  @LocalServerPort private int port;

  @AfterEach
  void asShipped() {
    jdbc.sql("update programme set template_version = 1").update();
    jdbc.sql("delete from template_version where version > 1").update();
  }

  @Test
  void theTemplatesSayTheirDoseAgainstTheLevelInWords() {
    String page = StaffBrowser.signedIn(port, CastMember.SAMIR).get("/programme-templates").body();
    assertThat(page)
        .contains("7 h a week for 12 weeks, level 2.1")
        .contains("Below what level 2.1 asks for: 9 h a week")
        .contains("6 h a week for 12 weeks, level 2.1, adolescents")
        .contains("Change it from a day on");
    assertThat(StaffBrowser.signedIn(port, CastMember.ANNEKE).get("/programme-templates").body())
        .contains("7 h a week")
        .doesNotContain("Change it from a day on");
    assertThat(
            StaffBrowser.signedIn(port, CastMember.LENA).get("/programme-templates").statusCode())
        .isEqualTo(403);
  }

  @Test
  void aTemplateIsChangedOverTheApiByASupervisorOnly() throws Exception {
    String path = "/api/v1/programme-templates/IOP-SEED/versions";
    HttpResponse<String> refused =
        call(CastMember.ANNEKE, "POST", path, TEN_HOURS.formatted("2027-02-01"));
    assertThat(refused.statusCode()).isEqualTo(422);
    HttpResponse<String> late =
        call(CastMember.SAMIR, "POST", path, TEN_HOURS.formatted("2027-01-04"));
    assertThat(late.statusCode()).isEqualTo(422);
    assertThat(late.body()).contains("choose 2027-01-05 or later");
    HttpResponse<String> changed =
        call(CastMember.SAMIR, "POST", path, TEN_HOURS.formatted("2027-02-01"));
    assertThat(changed.statusCode()).isEqualTo(201);
    assertThat(changed.body())
        .contains("\"version\":2")
        .contains("\"weekMinutes\":600")
        .doesNotContain("warning");
  }

  @Test
  void theDoseOfAPersonIsOnTheirPagesAndInTheApi() throws Exception {
    EpisodeId episode = inTreatment();
    String person = "/people/" + episodes.get(episode).person().value();
    StaffBrowser anneke = StaffBrowser.signedIn(port, CastMember.ANNEKE);
    assertThat(anneke.get(person).body())
        .contains("Week 1: 7 h planned, the level asks for 9 h")
        .contains("Dose and missed sessions")
        .contains(person + "/placing");
    assertThat(anneke.get(person + "/dose").body())
        .contains("Nothing to make up.")
        .contains("Planned below the level&#39;s minimum");
    sessions.markAttendance(
        sessions.of(episode).get(0).id(), SessionState.EXCUSED, null, as(CastMember.KAI));
    assertThat(anneke.get(person + "/dose").body())
        .contains("Group, tomorrow 18:00, excused")
        .contains("No other session is free within seven days")
        .contains("Not made up");
    String api =
        call(CastMember.ANNEKE, "GET", "/api/v1/episodes/" + episode.value() + "/programme", "")
            .body();
    assertThat(api)
        .contains("\"template\":\"IOP-SEED\"")
        .contains("\"planned\":420")
        .contains("\"minimum\":540")
        .contains("\"kind\":\"doseBelowMinimum\"");
    assertThat(
            call(CastMember.LENA, "GET", "/api/v1/episodes/" + episode.value() + "/programme", "")
                .statusCode())
        .isEqualTo(404);
  }

  private HttpResponse<String> call(CastMember member, String method, String path, String body)
      throws IOException, InterruptedException {
    String credentials =
        Base64.getEncoder()
            .encodeToString((member.username() + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/json")
                .method(
                    method,
                    body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }
}
