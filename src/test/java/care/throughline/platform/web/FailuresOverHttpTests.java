package care.throughline.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.demo.CastMember;
import care.throughline.support.ClinicTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Failures that a real server answers, some of them before any controller is reached. */
class FailuresOverHttpTests extends ClinicTest {

  private static final String TOO_LONG = "{\"givenName\":\"" + "x".repeat(1_200_000) + "\"}";

  @LocalServerPort private int port;

  @Test
  void tellsProgramsToSignIn() throws Exception {
    HttpResponse<String> answer = send(HttpRequest.newBuilder().GET(), "/api/v1/episodes");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(answer.body()).contains("You are signed out");
  }

  @Test
  void refusesBodiesThatSayTheyAreTooLong() throws Exception {
    HttpResponse<String> answer =
        send(post(HttpRequest.BodyPublishers.ofString(TOO_LONG)), "/api/v1/episodes");
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("That is too long");
  }

  @Test
  void refusesBodiesThatOnlyTurnOutToBeTooLong() throws Exception {
    byte[] body = TOO_LONG.getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        send(
            post(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))),
            "/api/v1/episodes");
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void neverRepeatsWhatItCouldNotRead() throws Exception {
    HttpResponse<String> answer =
        send(
            post(HttpRequest.BodyPublishers.ofString("{\"birthDate\":\"ZZPATIENT\"}")),
            "/api/v1/episodes");
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).doesNotContain("ZZPATIENT", "Exception", "care.throughline");
  }

  @Test
  void keepsHashedFilesForAYearAndEverythingElseNotAtAll() throws Exception {
    HttpResponse<String> page = send(HttpRequest.newBuilder().GET(), "/sign-in");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
    String script = page.body().replaceAll("(?s).*src=\"(/assets/app-[^\"]+)\".*", "$1");
    HttpResponse<String> asset = send(HttpRequest.newBuilder().GET(), script);
    assertThat(asset.statusCode()).isEqualTo(200);
    assertThat(asset.headers().firstValue("Cache-Control").orElse(""))
        .contains("max-age=31536000")
        .contains("immutable");
  }

  private static HttpRequest.Builder post(HttpRequest.BodyPublisher body) {
    String account = CastMember.ROSA.username() + ":" + PASSWORD;
    String credentials =
        Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder()
        .POST(body)
        .header("Content-Type", "application/json")
        .header("Authorization", "Basic " + credentials);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            request.uri(URI.create("http://localhost:" + port + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
