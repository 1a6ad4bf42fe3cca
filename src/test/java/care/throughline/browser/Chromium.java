package care.throughline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The installed Chromium, and all that its console complained about. */
final class Chromium implements AutoCloseable {

  private static final int SLOW_MACHINE_MILLIS = 30_000;

  private final Playwright playwright;
  private final Browser browser;
  private final List<String> complaints = new ArrayList<>();
  private final List<BrowserContext> contexts = new ArrayList<>();

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium open() {
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    PlaywrightAssertions.setDefaultAssertionTimeout(SLOW_MACHINE_MILLIS);
    return new Chromium(
        playwright,
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(executable())
                    .setArgs(List.of("--no-sandbox"))));
  }

  /** A browser of its own for one member of staff, signed in. */
  Page signedIn(String clinic, String username, String password) {
    Page page = newPage(new Browser.NewContextOptions().setViewportSize(1440, 900));
    page.navigate(clinic + "/sign-in");
    page.locator("#username").fill(username);
    page.locator("#password").fill(password);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in").setExact(true))
        .click();
    assertThat(page.locator("nav.rail").or(page.locator("nav.tabbar")).first()).isAttached();
    return page;
  }

  /** A page with a session of its own; what its console tells is kept. */
  Page newPage(Browser.NewContextOptions options) {
    BrowserContext context = browser.newContext(options);
    context.setDefaultTimeout(SLOW_MACHINE_MILLIS);
    contexts.add(context);
    Page page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.text().contains("Content Security")) {
            complaints.add(message.text() + " at " + page.url());
          }
        });
    page.onPageError(error -> complaints.add(error + " at " + page.url()));
    return page;
  }

  /** Ends all sessions; the console has to have been silent. */
  void endSessions() {
    contexts.forEach(BrowserContext::close);
    contexts.clear();
    List<String> told = List.copyOf(complaints);
    complaints.clear();
    assertThat(told).as("what the browser's console told").isEmpty();
  }

  /** Takes what the console says of pages that were answered with a refusal out of the account. */
  void wasRefused(int status, int times) {
    List<String> refusals =
        complaints.stream().filter(one -> one.contains("status of " + status)).toList();
    assertThat(refusals).as("refusals the console told").hasSizeLessThanOrEqualTo(times);
    complaints.removeAll(refusals);
  }

  static void assertFits(Page page) {
    int wider =
        ((Number)
                page.evaluate(
                    "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
            .intValue();
    assertThat(wider).as("how much wider than the screen is " + page.url()).isLessThanOrEqualTo(0);
  }

  @Override
  public void close() {
    playwright.close();
  }

  /** Of the Chromium on the path. */
  static Path executable() {
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
