package care.throughline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import care.throughline.jar.PackagedJar;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The work of a day without a mouse. */
final class KeyboardIT extends BrowserTest {

  /** Enough Tabs to pass every question of a form. */
  private static final int LONG_FORM = 60;

  @Test
  void anItemIsFoundAndCompletedWithKeysOnly() {
    Page page = window();
    page.navigate(jar.url("/sign-in"));
    assertThat(page.locator("#username")).isFocused();
    page.keyboard().type("anneke");
    page.keyboard().press("Tab");
    page.keyboard().type(PackagedJar.PASSWORD);
    page.keyboard().press("Enter");
    assertThat(page.locator("h1")).hasText("Today");
    page.waitForLoadState();
    page.keyboard().press(".");
    assertThat(page.locator("dialog.palette input")).isFocused();
    page.keyboard().type("My work");
    page.keyboard().press("Enter");
    assertThat(page.locator("#work-list")).isVisible();
    page.waitForLoadState();
    goTo(page, "Team");

    Locator row = page.locator("[data-row]:has(.owner:has-text('You')):has([hx-get])").first();
    String item = row.getAttribute("data-row");
    page.keyboard().press("k");
    for (int steps = 0; steps < LONG_FORM && !isCurrent(page, item); steps++) {
      page.keyboard().press("j");
    }
    assertThat(page.locator("[data-row='" + item + "']")).isFocused();
    page.keyboard().press("Enter");
    Locator panel = page.locator("#panel");
    assertThat(panel.locator("h2").first()).isFocused();
    assertThat(panel.locator(".fjs-powered-by").first()).isVisible();

    answerWithKeys(page);
    page.keyboard().press("e");
    assertThat(panel.locator("[data-complete]")).isFocused();
    page.keyboard().press("Enter");
    assertThat(panel).isHidden();
    assertThat(
            page.locator(
                    "[data-row='" + item + "'] .state.done, [data-row='" + item + "'].finished")
                .first())
        .isAttached();
  }

  @Test
  void theLegendShowsWhatKeysDoAndThePaletteGoesAnywhere() {
    Page page = windowOf("anneke");
    page.navigate(jar.url("/"));
    page.waitForLoadState();
    page.keyboard().press("?");
    Locator legend = page.locator("dialog.legend");
    assertThat(legend).containsText("Next row");
    assertThat(legend).containsText("Claim");
    page.keyboard().press("Escape");
    assertThat(legend).hasCount(0);

    page.keyboard().press(".");
    assertThat(page.locator("dialog.palette input")).isFocused();
    page.keyboard().type("sched");
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile(".*/schedule.*"));

    page.waitForLoadState();
    page.keyboard().press("Control+k");
    assertThat(page.locator("dialog.palette input")).isFocused();
    page.keyboard().type("Leon");
    assertThat(page.locator("dialog.palette [role=option][aria-selected=true]"))
        .containsText("Search people");
    page.keyboard().press("Enter");
    assertThat(page.locator("main")).containsText("Leon Marsh");
  }

  @Test
  void singleKeysCanBeSwitchedOff() {
    Page page = windowOf("anneke");
    page.navigate(jar.url("/"));
    page.locator("[data-switch='keys']").click();
    page.locator("[data-row]").first().focus();
    page.keyboard().press("?");
    page.keyboard().press(".");
    page.keyboard().press("j");
    assertThat(page.locator("[data-row]").first()).isFocused();
    assertThat(page.locator("dialog")).hasCount(0);
    page.keyboard().press("Control+k");
    assertThat(page.locator("dialog.palette")).isVisible();
  }

  private static void goTo(Page page, String name) {
    page.keyboard().press(".");
    assertThat(page.locator("dialog.palette input")).isFocused();
    page.keyboard().type(name);
    page.keyboard().press("Enter");
    assertThat(page.locator("#work-tabs [aria-current]")).containsText(name);
    page.waitForURL(url -> url.contains("tab="));
    page.waitForLoadState();
  }

  private static boolean isCurrent(Page page, String item) {
    return item.equals(page.evaluate("() => document.activeElement?.dataset?.row ?? ''"));
  }

  /** Tabs through the form: ticks boxes, takes the first choice, writes a word. */
  private static void answerWithKeys(Page page) {
    for (int step = 0; step < LONG_FORM; step++) {
      page.keyboard().press("Tab");
      Object kind =
          page.evaluate(
              "() => { const at = document.activeElement;"
                  + " if (at.closest('#panel footer')) return 'end';"
                  + " if (!at.closest('.fjs-container')) return 'other';"
                  + " return at.matches('[type=radio]:not(:checked), [type=checkbox]:not(:checked)') ? 'choice'"
                  + " : at.matches('[type=number]') ? 'number' : at.matches('textarea, input[type=text]:not([role=combobox]):not(.flatpickr-input)') ? 'words' : 'other'; }");
      switch (String.valueOf(kind)) {
        case "end" -> {
          return;
        }
        case "choice" -> page.keyboard().press("Space");
        case "number" -> page.keyboard().type("1");
        case "words" -> page.keyboard().type("seen");
        default -> {}
      }
    }
  }
}
