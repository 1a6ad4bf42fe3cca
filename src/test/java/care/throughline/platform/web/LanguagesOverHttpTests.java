package care.throughline.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.demo.CastMember;
import care.throughline.support.ClinicTest;
import care.throughline.support.StaffBrowser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

class LanguagesOverHttpTests extends ClinicTest {

  @LocalServerPort private int port;

  @ParameterizedTest
  @CsvSource({
    "'es-MX,es;q=0.9,en;q=0.5', es, Iniciar sesión",
    "'de-DE,de;q=0.9,es;q=0.5', es, Iniciar sesión",
    "'fr', en, Sign in",
    "'en-US,es;q=0.5', en, Sign in",
  })
  void answersInTheFirstLanguageAskedForThatThereIs(String asked, String language, String words)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sign-in"))
            .header("Accept-Language", asked)
            .build();
    HttpResponse<String> page =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(page.body()).contains("<html lang=\"" + language + "\"", words);
  }

  @Test
  void staysInTheLanguageChosenAndOnThePageOneWasOn() {
    StaffBrowser rosa = StaffBrowser.signedIn(port, CastMember.ROSA);
    HttpResponse<String> switched =
        rosa.submit("/language", Map.of("language", "es", "back", "/people?q=Nobody"));
    assertThat(switched.uri().toString()).endsWith("/people?q=Nobody");
    assertThat(switched.body()).contains("<html lang=\"es\"", "Cerrar sesión");
    assertThat(rosa.get("/").body()).contains("<html lang=\"es\"");
    assertThat(rosa.submit("/language", Map.of("language", "en", "back", "/")).body())
        .contains("<html lang=\"en\"", "Sign out");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "x"})
  void leadsNobodyElsewhere(String back) {
    StaffBrowser rosa = StaffBrowser.signedIn(port, CastMember.ROSA);
    HttpResponse<String> page = rosa.submit("/language", Map.of("language", "en", "back", back));
    assertThat(page.uri().toString()).isEqualTo("http://localhost:" + port + "/");
  }

  @Test
  void aLanguageWithoutTextsIsTheClinics() {
    StaffBrowser rosa = StaffBrowser.signedIn(port, CastMember.ROSA);
    assertThat(rosa.submit("/language", Map.of("language", "tlh")).body())
        .contains("<html lang=\"en\"");
  }
}
