package care.throughline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.demo.CastMember;
import care.throughline.support.ClinicTest;
import care.throughline.support.StaffBrowser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

class StaffDeparturesTests extends ClinicTest {

  private static final LocalDate FRIDAY = LocalDate.of(2027, 1, 8);

  @Autowired private StaffDepartures departures;
  @Autowired private StaffMembers staff;
  @LocalServerPort private int port;

  @AfterEach
  void everybodyIsBack() {
    jdbc.sql("update staff set active = true, ends_at = null where username in ('kai', 'samir')")
        .update();
  }

  private StaffId kai() {
    return as(CastMember.KAI).id();
  }

  @Test
  void anOpenSessionEndsWithTheAccountAndDoesNotComeBackWithIt() throws Exception {
    StaffId kai = kai();
    StaffBrowser open = StaffBrowser.signedIn(port, CastMember.KAI);
    assertThat(open.get("/").uri().getPath()).isEqualTo("/");

    departures.end(kai, null, as(CastMember.SAMIR));

    assertThat(open.get("/").uri().getPath()).isEqualTo("/sign-in");
    assertThat(api("kai", "GET", "/api/v1/work-items", null).statusCode()).isEqualTo(401);
    assertThatThrownBy(() -> StaffBrowser.signedIn(port, CastMember.KAI))
        .isInstanceOf(IllegalStateException.class);

    departures.reopen(kai, as(CastMember.SAMIR));

    assertThat(open.get("/").uri().getPath()).as("the old session").isEqualTo("/sign-in");
    assertThat(StaffBrowser.signedIn(port, CastMember.KAI).get("/").uri().getPath()).isEqualTo("/");
  }

  @Test
  void aSessionFromBeforeTheEndStaysOutEvenWhenNobodyUsedItMeanwhile() {
    StaffBrowser open = StaffBrowser.signedIn(port, CastMember.KAI);
    open.get("/");
    departures.end(kai(), null, as(CastMember.SAMIR));
    departures.reopen(kaiWhoLeft(), as(CastMember.SAMIR));
    assertThat(open.get("/").uri().getPath()).isEqualTo("/sign-in");
  }

  @Test
  void theLastDayIsStillADayOfWork() {
    StaffId kai = kai();
    assertThat(departures.end(kai, FRIDAY, as(CastMember.SAMIR)).active()).isTrue();
    clock.stopAt(Instant.parse("2027-01-09T04:59:00Z"));
    departures.round();
    assertThat(staff.named("kai")).as("a minute before midnight in New York").isPresent();
    clock.stopAt(Instant.parse("2027-01-09T05:00:00Z"));
    departures.round();
    assertThat(staff.named("kai")).isEmpty();
    departures.round();
    assertThat(audited("staff.deactivated", kai)).as("ended once").isEqualTo(1);
  }

  @Test
  void directorsAndOperatorsEndAccountsAndNobodyTheirOwn() {
    assertThatThrownBy(() -> departures.end(kai(), null, as(CastMember.ANNEKE)))
        .isInstanceOf(DepartureRefused.class);
    assertThatThrownBy(() -> departures.end(as(CastMember.SAMIR).id(), null, as(CastMember.SAMIR)))
        .isInstanceOf(DepartureRefused.class)
        .hasMessageContaining("another director");
    assertThatThrownBy(() -> departures.end(kai(), LocalDate.of(2027, 1, 3), as(CastMember.SAMIR)))
        .isInstanceOf(DepartureRefused.class)
        .hasMessageContaining("is over");
    assertThat(departures.end(kai(), null, as(CastMember.OLU)).active()).isFalse();
  }

  @Test
  void pageAndProgramsEndAndOpenAnAccount() throws Exception {
    StaffId kai = kai();
    String path = "/staff-accounts/" + kai.value();
    StaffBrowser samir = StaffBrowser.signedIn(port, CastMember.SAMIR);
    assertThat(samir.get("/staff-accounts").body()).contains("Kai Lindqvist", "End the account");
    assertThat(samir.submit(path + "/end", Map.of("lastDay", "2027-01-08")).body())
        .contains("can sign in until then");
    assertThat(samir.submit(path + "/reopening", Map.of()).body()).contains("can sign in again");
    assertThat(api("samir", "POST", "/api/v1" + path + "/end", "{\"lastDay\":null}").body())
        .contains("\"active\":false");
    assertThat(api("samir", "POST", "/api/v1" + path + "/reopening", "{}").body())
        .contains("\"active\":true");
    assertThat(api("anneke", "POST", "/api/v1" + path + "/end", "{}").statusCode()).isEqualTo(422);
    assertThat(StaffBrowser.signedIn(port, CastMember.ANNEKE).get("/staff-accounts").statusCode())
        .isEqualTo(403);
  }

  private StaffId kaiWhoLeft() {
    return new StaffId(
        jdbc.sql("select id from staff where username = 'kai'")
            .query(java.util.UUID.class)
            .single());
  }

  private int audited(String action, StaffId subject) {
    return jdbc.sql(
            "select count(*) from audit_entry where action = ? and subject_id = ? and at > ?::timestamptz")
        .params(action, subject.value().toString(), "2027-01-08T00:00:00Z")
        .query(Integer.class)
        .single();
  }

  @Test
  void programsMakeChangeAndReadAnAccountWithinTheirRights() throws Exception {
    String words =
        "{\"username\":\"api.one\",\"name\":\"A One\",\"site\":\"%s\",\"roles\":[\"%s\"]}";
    String site = as(CastMember.OLU).site();
    assertThat(
            api("anneke", "POST", "/api/v1/staff-accounts", words.formatted(site, "peer"))
                .statusCode())
        .isEqualTo(403);
    assertThat(
            api("olu", "POST", "/api/v1/staff-accounts", words.formatted(site, "peer"))
                .statusCode())
        .isEqualTo(422);
    HttpResponse<String> made =
        api("olu", "POST", "/api/v1/staff-accounts", words.formatted(site, "operator"));
    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(made.headers().firstValue("Cache-Control")).hasValue("no-store");
    String id = staff.named("api.one").orElseThrow().id().value().toString();
    String path = "/api/v1/staff-accounts/" + id;
    assertThat(api("samir", "GET", path, null).body()).contains("\"oneTimePassword\":true");
    String change =
        "{\"name\":\"A Two\",\"site\":\"%s\",\"roles\":[\"operator\"],\"version\":0}"
            .formatted(site);
    assertThat(api("samir", "PUT", path, change).body()).contains("A Two", "\"version\":1");
    HttpResponse<String> late = api("olu", "PUT", path, change);
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("Samir");
    jdbc.sql("update staff set active = false, username = 'gone' where username = 'api.one'")
        .update();
  }

  private HttpResponse<String> api(
      String username, String method, String path, @org.jspecify.annotations.Nullable String body)
      throws Exception {
    String account =
        Base64.getEncoder()
            .encodeToString((username + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Basic " + account)
                .header("Content-Type", "application/json")
                .method(
                    method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofString());
  }
}
