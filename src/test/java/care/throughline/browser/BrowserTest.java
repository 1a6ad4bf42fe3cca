package care.throughline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.jar.PackagedJar;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A test in a real browser, at the one running packaged jar. Whatever a browser's console complains
 * about fails the test, unless the test says beforehand that it causes it.
 */
abstract class BrowserTest {

  static final int SLOW_MACHINE_MILLIS = 30_000;

  /** Answers with which the form of a first call is accepted: nobody was reached. */
  static final String NOT_REACHED =
      "{\"answers\":{\"channel\":\"phone\",\"contactOutcome\":\"notReached\",\"notReachedBecause\":\"noAnswer\"}}";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static Playwright playwright;
  private static Browser browser;

  final PackagedJar jar = PackagedJar.shared();
  private final List<String> complaints = new ArrayList<>();
  private final List<BrowserContext> windows = new ArrayList<>();

  @BeforeAll
  static void open() {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium())
                    .setArgs(List.of("--no-sandbox")));
    PlaywrightAssertions.setDefaultAssertionTimeout(SLOW_MACHINE_MILLIS);
  }

  @AfterAll
  static void close() {
    playwright.close();
  }

  @AfterEach
  final void nothingWasComplainedAbout() {
    windows.forEach(BrowserContext::close);
    assertThat(complaints).as("what the browser's console told").isEmpty();
  }

  /** A window of a browser of its own, with nobody signed in. */
  final Page window(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    windows.add(context);
    context.setDefaultTimeout(SLOW_MACHINE_MILLIS);
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (List.of("error", "warning").contains(message.type())
              || message.text().contains("Content Security")) {
            complaints.add(message.text() + " at " + page.url());
          }
        });
    page.onPageError(error -> complaints.add(error + " at " + page.url()));
    return page;
  }

  /** A window on a desk. */
  final Page window() {
    return window(
        new Browser.NewContextOptions()
            .setViewportSize(1440, 900)
            // Colours are what they are at once, not after a moment.
            .setReducedMotion(ReducedMotion.REDUCE));
  }

  /** A window on a desk in which somebody is signed in. */
  final Page windowOf(String username) {
    Page page = window();
    signIn(page, username);
    return page;
  }

  final void signIn(Page page, String username) {
    page.navigate(jar.url("/sign-in"));
    page.locator("#username").fill(username);
    page.locator("#password").fill(PackagedJar.PASSWORD);
    page.keyboard().press("Enter");
    assertThat(page.locator("nav.rail")).isAttached();
  }

  /** What a program of a member of staff asks of the running jar; anything but 2xx fails. */
  final JsonNode ask(String username, String method, String path, String body) {
    String words = username + ":" + PackagedJar.PASSWORD;
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(jar.url("/api/v1" + path)))
                      .header("Content-Type", "application/json")
                      .header(
                          "Authorization",
                          "Basic "
                              + Base64.getEncoder()
                                  .encodeToString(words.getBytes(StandardCharsets.UTF_8)))
                      .method(
                          method,
                          body == null
                              ? HttpRequest.BodyPublishers.noBody()
                              : HttpRequest.BodyPublishers.ofString(body))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode() / 100).as(path + " " + answer.body()).isEqualTo(2);
      return JSON.readTree(answer.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** A new person's first call; it waits for intake. */
  final String firstCall(String familyName) {
    String episode =
        ask(
                "rosa",
                "POST",
                "/episodes",
                "{\"givenName\":\"Ida\",\"familyName\":\"%s\",\"birthDate\":\"1990-01-01\"}"
                    .formatted(familyName))
            .at("/id")
            .asString();
    for (JsonNode item : ask("rosa", "GET", "/episodes/" + episode, null).at("/workItems")) {
      if (item.at("/form").asString().equals("recordContact")) {
        return item.at("/id").asString();
      }
    }
    throw new AssertionError("The first call of " + episode + " is not open.");
  }

  /** For a test that takes the connection away: the browser is right to say so. */
  final void expectLostConnections() {
    complaints.removeIf(complaint -> complaint.contains("net::ERR"));
  }

  /** For a test in which the server refuses what a page sends: the browser notes the status. */
  final void expectRefusals() {
    complaints.removeIf(complaint -> complaint.contains("the server responded with a status of 4"));
  }

  private static Path chromium() {
    Stream<Path> folders = Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of);
    return folders
        .flatMap(
            folder ->
                Stream.of("chromium", "chromium-browser", "google-chrome").map(folder::resolve))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new AssertionError("Browser tests need Chromium on the PATH."));
  }
}
