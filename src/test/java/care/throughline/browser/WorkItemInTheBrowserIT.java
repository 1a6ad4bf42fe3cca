package care.throughline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.jar.PackagedJar;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A coordinator's morning in a real browser, at the packaged jar. */
final class WorkItemInTheBrowserIT {

  private static final int SLOW_MACHINE_MILLIS = 30_000;
  private static final int PHONE_WIDTH = 390;
  private static final int PHONE_HEIGHT = 844;

  private static Playwright playwright;
  private static Browser browser;

  private final PackagedJar jar = PackagedJar.shared();
  private final List<String> complaints = new ArrayList<>();
  private BrowserContext context;
  private Page page;

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
                    .setExecutablePath(Chromium.executable())
                    .setArgs(List.of("--no-sandbox")));
  }

  @AfterAll
  static void close() {
    playwright.close();
  }

  @BeforeEach
  void newSession() {
    begin(new Browser.NewContextOptions().setViewportSize(1360, 900));
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    context.close();
    assertThat(complaints).as("what the browser's console told").isEmpty();
  }

  @Test
  void completingAnItemMovesThePersonOn() {
    signIn("anneke");
    page.navigate(jar.url("/?tab=team"));
    Locator row =
        page.locator("[data-row]")
            .filter(new Locator.FilterOptions().setHas(page.getByText("Check admission")))
            .first();
    assertThat(row).isVisible();
    String item = row.getAttribute("data-row");
    row.locator("a[data-open]").click();

    Locator panel = page.locator("#panel");
    assertThat(panel.locator("h2").first()).hasText("Check admission");
    String person = panel.locator("a.person-card").getAttribute("href");
    panel.locator("footer button[data-claim]").click();
    assertThat(panel.locator("button[data-complete]")).isVisible();
    assertThat(panel.locator(".fjs-powered-by").first()).isVisible();

    for (Locator box : panel.locator(".fjs-form-field-checkbox input").all()) {
      box.check();
    }
    for (Locator question : panel.locator(".fjs-form-field-radio").all()) {
      answer(question);
    }
    panel.locator("button[data-complete]").click();

    assertThat(panel).isHidden();
    assertThat(page.locator("[data-notices]")).not().isEmpty();
    assertThat(page.locator("[data-row='" + item + "'] [data-undo]")).isVisible();
    assertThat(page.locator("[data-row='" + item + "'] [data-countdown]")).hasCount(0);
    page.navigate(jar.url("/?tab=team"));
    assertThat(page.locator("[data-row]").first()).isVisible();
    assertThat(page.locator("[data-row='" + item + "']")).hasCount(0);

    page.navigate(jar.url(person));
    assertThat(page.locator("body")).containsText("Sign care plan");
    assertThat(page.locator(".bjs-powered-by").first()).isVisible();
  }

  @Test
  void nothingScrollsSidewaysOnAPhone() {
    context.close();
    begin(
        new Browser.NewContextOptions()
            .setViewportSize(PHONE_WIDTH, PHONE_HEIGHT)
            .setHasTouch(true)
            .setIsMobile(true));
    signIn("anneke");
    assertFits("/?tab=team");
    Locator link = page.locator("[data-row] a[data-open]").first();
    String item = link.getAttribute("href");
    assertFits("/people");
    String person = page.locator("main a[href^='/people/']").first().getAttribute("href");
    assertFits(item);
    assertFits(person);
  }

  private void begin(Browser.NewContextOptions options) {
    context = browser.newContext(options);
    context.setDefaultTimeout(SLOW_MACHINE_MILLIS);
    com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout(
        SLOW_MACHINE_MILLIS);
    page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.text().contains("Content Security")) {
            complaints.add(message.text() + " at " + page.url());
          }
        });
    page.onPageError(error -> complaints.add(error + " at " + page.url()));
  }

  private void signIn(String username) {
    page.navigate(jar.url("/sign-in"));
    page.locator("#username").fill(username);
    page.locator("#password").fill(PackagedJar.PASSWORD);
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in").setExact(true))
        .click();
    assertThat(page.locator("nav.rail").or(page.locator("nav.tabbar")).first()).isAttached();
  }

  /** The quiet answer where there is one, the first otherwise. */
  private static void answer(Locator question) {
    Locator quiet =
        question
            .locator("label")
            .filter(
                new Locator.FilterOptions()
                    .setHasText(java.util.regex.Pattern.compile("^(Not needed|Covered)")));
    Locator radio =
        quiet.count() > 0 ? quiet.first() : question.locator("input[type=radio]").first();
    radio.click();
  }

  private void assertFits(String path) {
    page.navigate(jar.url(path));
    assertThat(page.locator("main").first()).isVisible();
    int wider =
        ((Number)
                page.evaluate(
                    "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"))
            .intValue();
    assertThat(wider).as("how much wider than the screen is " + path).isLessThanOrEqualTo(0);
  }
}
