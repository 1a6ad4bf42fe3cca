package care.throughline.interop.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.interop.Bundles;
import care.throughline.support.ClinicTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

class FhirControllerTests extends ClinicTest {

  @LocalServerPort private int port;

  @Test
  void aBundleIsCreatedOnce() throws Exception {
    HttpResponse<String> first = post(Bundles.referral().json());
    HttpResponse<String> second = post(Bundles.referral().json());

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(first.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/fhir+json"));
    assertThat(first.body()).contains("OperationOutcome", "EpisodeOfCare/", "Patient/");
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.body()).contains("Already referred");
  }

  @ParameterizedTest
  @CsvSource({
    "{, 400",
    "[], 422",
    "'{\"resourceType\": \"Patient\"}', 422",
    "'{\"resourceType\": \"Bundle\", \"type\": \"collection\"}', 422"
  })
  void refusesWithAPlainSentence(String body, int status) throws Exception {
    HttpResponse<String> refused = post(body);

    assertThat(refused.statusCode()).isEqualTo(status);
    assertThat(refused.body())
        .contains("OperationOutcome", "\"severity\":\"error\"")
        .doesNotContain("Exception", "\tat ");
  }

  @Test
  void refusesTheDeceasedWithoutNamingThem() throws Exception {
    HttpResponse<String> refused =
        post(
            Bundles.referral()
                .with("\"gender\"", "\"deceasedDateTime\": \"2015-01-02\", \"gender\"")
                .json());

    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).doesNotContain("Moreno", "1992", "2015");
  }

  /** Sent in pieces, so that nobody knows its length beforehand. */
  @Test
  void refusesWhatIsTooLarge() throws Exception {
    byte[] large =
        (Bundles.referral().json() + " ".repeat(10 * 1024 * 1024)).getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> refused =
        send(
            request("/fhir", "hl7")
                .header("Content-Type", "application/fhir+json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))));

    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body()).contains("OperationOutcome");
  }

  @Test
  void refusesOtherFormatsAndVersions() throws Exception {
    assertThat(post("<Bundle/>", "application/fhir+xml", "hl7").statusCode()).isEqualTo(415);
    assertThat(
            post(Bundles.referral().json(), "application/fhir+json; fhirVersion=5.0", "hl7")
                .statusCode())
        .isEqualTo(422);
  }

  @Test
  void isForInteropClientsOnly() throws Exception {
    assertThat(post(Bundles.referral().json(), "application/fhir+json", "anneke").statusCode())
        .isEqualTo(403);
    assertThat(post(Bundles.referral().json(), "application/fhir+json", "nobody").statusCode())
        .isEqualTo(401);
  }

  @Test
  void tellsWhatItCan() throws Exception {
    HttpResponse<String> metadata = send(request("/fhir/metadata", "hl7").GET());
    assertThat(metadata.statusCode()).isEqualTo(200);
    assertThat(metadata.body()).contains("CapabilityStatement", "4.0.1");
  }

  private HttpResponse<String> post(String body) throws Exception {
    return post(body, "application/fhir+json", "hl7");
  }

  private HttpResponse<String> post(String body, String type, String user) throws Exception {
    return send(
        request("/fhir", user).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path, String user) {
    String basic =
        Base64.getEncoder()
            .encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Authorization", "Basic " + basic);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}
