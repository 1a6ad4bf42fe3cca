package care.throughline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a list shows while others work: two windows at the packaged jar. */
final class LiveListIT extends BrowserTest {

  private static final String STREAM = "**/work-items/live";

  @Test
  void aRowThatIsShownTakesItsNewStateWhereItStands() {
    Page one = windowOf("anneke");
    Page other = windowOf("anneke");
    list(one, "team");
    list(other, "team");
    String item = held(one);
    List<String> before = rows(other);

    release(one, item);
    assertThat(row(other, item).locator("[data-claim]")).isVisible();
    assertThat(other.locator("#work-tabs a[aria-current]")).isVisible();
    assertThat(rows(other)).isEqualTo(before);

    row(one, item).locator("[data-claim]").click();
    assertThat(row(other, item).locator(".owner")).containsText("You");
  }

  @Test
  void aNewItemIsCountedAndTheRowsStayUntilTheReaderAsks() {
    Page one = windowOf("anneke");
    Page other = windowOf("anneke");
    list(one, "team");
    String item = held(one);
    list(other, "unassigned");
    List<String> before = rows(other);
    Locator pill = other.locator("[data-live-new]");
    assertThat(pill).isHidden();

    release(one, item);
    assertThat(pill).containsText("1 new");
    assertThat(rows(other)).isEqualTo(before).doesNotContain(item);

    pill.click();
    assertThat(row(other, item)).isFocused();
    assertThat(pill).isHidden();
    row(other, item).locator("[data-claim]").click();
    assertThat(row(other, item).locator(".owner")).containsText("You");
  }

  @Test
  void ofTwoWhoClaimAtOnceOneHasItAndTheOtherIsToldByWhom() {
    Page one = windowOf("anneke");
    list(one, "team");
    String item = held(one);
    release(one, item);
    Page other = windowOf("samir");
    other.navigate(jar.url("/work-items/" + item));
    assertThat(other.locator("[data-claim]")).isVisible();
    // The slower one has not been told yet.
    one.route(STREAM, Route::abort);
    list(one, "team");
    expectLostConnections();

    other.locator("[data-claim]").click();
    assertThat(other.locator("[data-complete]")).isVisible();
    row(one, item).locator("[data-claim]").click();
    assertThat(row(one, item)).containsText("Samir Haddad took it first");
    assertThat(row(one, item).locator(".owner")).containsText("Samir");

    other.locator("form[action$='/release'] button").click();
    assertThat(other.locator("[data-claim]")).isVisible();
    one.navigate(jar.url("/work-items/" + item));
    one.locator("[data-claim]").click();
    assertThat(one.locator("[data-complete]")).isVisible();
    expectLostConnections();
  }

  @Test
  void aLostConnectionIsSaidAndWhatWasMissedIsReadAfterwards() {
    Page one = windowOf("anneke");
    Page other = windowOf("anneke");
    list(one, "team");
    String item = held(one);
    other.route(STREAM, Route::abort);
    list(other, "team");
    assertThat(other.locator("[data-live-lost]")).isVisible();

    release(one, item);
    assertThat(row(other, item).locator(".owner")).containsText("You");
    other.unroute(STREAM);
    assertThat(row(other, item).locator("[data-claim]")).isVisible();
    assertThat(other.locator("[data-live-lost]")).isHidden();
    expectLostConnections();

    row(one, item).locator("[data-claim]").click();
    assertThat(row(one, item).locator(".owner")).containsText("You");
  }

  private void list(Page page, String tab) {
    page.navigate(jar.url("/?tab=" + tab));
    assertThat(page.locator("[data-live][data-state]")).isAttached();
  }

  /** A task the reader holds; takes one when they hold none. */
  private static String held(Page page) {
    Locator own =
        page.locator("[data-row]")
            .filter(new Locator.FilterOptions().setHas(page.locator(".owner").getByText("You")))
            .filter(new Locator.FilterOptions().setHas(page.locator("a[data-open][hx-get]")));
    return own.first().getAttribute("data-row");
  }

  private static void release(Page page, String item) {
    row(page, item).locator("a[data-open]").click();
    page.locator("#panel form[action$='/release'] button").click();
    assertThat(row(page, item).locator("[data-claim]")).isVisible();
  }

  private static Locator row(Page page, String item) {
    return page.locator("[data-row='" + item + "']");
  }

  @SuppressWarnings("unchecked")
  private static List<String> rows(Page page) {
    return (List<String>)
        page.locator("[data-row]").evaluateAll("rows => rows.map(row => row.dataset.row)");
  }
}
