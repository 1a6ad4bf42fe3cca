package care.throughline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An item and its list while time passes and colleagues work: what is told, what goes, what stays.
 */
final class OpenItemIT extends BrowserTest {

  private static final String PATH = "/work-items/";
  private static final int UNDO_MILLIS = 31_000;

  @Test
  void whoFillsAFormIsToldWhenAColleagueTakesTheItemAndLosesNothingTheyTyped() {
    String item = firstCall("Underway");
    ask("rosa", "PUT", PATH + item + "/claim", null);
    Page rosa = windowOf("rosa");
    rosa.navigate(jar.url("/?tab=mine&open=" + item));
    Locator panel = rosa.locator("#panel");
    Locator note = panel.locator(".fjs-container textarea").first();
    note.fill("They asked to be called after six");
    assertThat(panel.locator("[data-draft-status]")).containsText("Draft saved");
    note.fill("They asked to be called after six, on the other number");

    ask("samir", "PUT", PATH + item + "/assignment", "{\"to\":\"samir\"}");
    Locator news = panel.locator("[data-news]");
    assertThat(news).containsText("Samir Haddad handed it to Samir Haddad, today");
    assertThat(note).hasValue("They asked to be called after six, on the other number");

    news.locator("[data-show-news]").click();
    assertThat(rosa.locator("[data-notices]")).containsText("It is still here");
    assertThat(note).hasValue("They asked to be called after six, on the other number");
    news.locator("[data-show-news]").click();
    assertThat(panel).containsText("Samir Haddad is doing this");
    assertThat(news).isEmpty();
    expectRefusals();
  }

  @Test
  void onTheItemsOwnPageItIsToldThatSomebodyElseHasCompletedIt() {
    String item = firstCall("Elsewhere");
    Page samir = windowOf("samir");
    samir.navigate(jar.url(PATH + item));
    assertThat(samir.locator("[data-live][data-state]")).isAttached();
    ask("rosa", "POST", PATH + item + "/completion", NOT_REACHED);
    assertThat(samir.locator("[data-news]")).containsText("Completed by Rosa Delgado, today");
    samir.locator("[data-show-news]").click();
    assertThat(samir.locator(".held")).containsText("Completed by Rosa Delgado");
  }

  @Test
  void whatTheReaderDoesThemselvesIsNoNews() {
    String item = firstCall("Myself");
    Page rosa = windowOf("rosa");
    rosa.navigate(jar.url("/?tab=team&open=" + item));
    rosa.locator("#panel [data-claim]").click();
    assertThat(rosa.locator("#panel [data-complete]")).isVisible();
    rosa.locator("#panel form[action$='/release'] button").click();
    assertThat(rosa.locator("#panel [data-claim]")).isVisible();
    // What comes afterwards is told, so the line was listened for all the time.
    ask("samir", "PUT", PATH + item + "/claim", null);
    assertThat(rosa.locator("#panel [data-news]")).containsText("Samir Haddad claimed it");
    assertThat(rosa.locator("#panel [data-news] p")).hasCount(1);
  }

  @Test
  void anUndoThatWouldComeTooLateIsNotOffered() {
    String item = firstCall("Toolate");
    Page rosa = window();
    rosa.clock().install();
    signIn(rosa, "rosa");
    rosa.navigate(jar.url("/?tab=team"));
    row(rosa, item).locator("[data-claim]").click();
    Locator undo = row(rosa, item).locator("[data-undo]");
    assertThat(undo).isVisible();
    rosa.clock().runFor(UNDO_MILLIS - 10_000);
    assertThat(undo).isVisible();
    undo.focus();
    rosa.clock().runFor(20_000);
    assertThat(undo).hasCount(0);
    assertThat(row(rosa, item)).isFocused();
  }

  @Test
  void aRowThatIsDoneLeavesOnceNoPointerIsOverTheListAndTheOthersKeepTheirOrder() {
    String item = firstCall("Finished");
    Page rosa = windowOf("rosa");
    rosa.navigate(jar.url("/?tab=team"));
    assertThat(rosa.locator("[data-live][data-state='on']")).isAttached();
    List<String> before = rows(rosa);
    assertThat(before).contains(item);
    row(rosa, item).hover();
    ask("rosa", "POST", PATH + item + "/completion", NOT_REACHED);
    assertThat(row(rosa, item)).hasClass(java.util.regex.Pattern.compile(".*finished.*"));
    rosa.waitForFunction(
        "id => performance.now() > (window.doneSince ??= performance.now()) + 6000", item);
    assertThat(row(rosa, item)).isVisible();

    rosa.mouse().move(5, 5);
    assertThat(row(rosa, item)).hasCount(0);
    assertThat(rows(rosa)).isEqualTo(before.stream().filter(id -> !id.equals(item)).toList());
  }

  @Test
  void manyAreCompletedWithKeysAndEachRowTellsHowItWent() {
    String answered = firstCall("Bulkone");
    String asks = firstCall("Bulktwo");
    ask("rosa", "PUT", PATH + answered + "/draft", NOT_REACHED);
    Page rosa = windowOf("rosa");
    rosa.navigate(jar.url("/?tab=team"));
    for (String item : List.of(answered, asks)) {
      row(rosa, item).focus();
      rosa.keyboard().press("x");
      assertThat(row(rosa, item).locator("[data-pick]")).isChecked();
    }
    Locator complete = rosa.locator("#bulk button[value='complete']");
    for (int step = 0; step < 40 && !isFocused(complete); step++) {
      rosa.keyboard().press("Tab");
    }
    assertThat(complete).isFocused();
    rosa.keyboard().press("Enter");
    assertThat(rosa.locator(".banner"))
        .containsText("1 being completed, 1 not: its form has questions that must be answered.");
    assertThat(row(rosa, answered).locator("[data-countdown]")).isVisible();
    assertThat(row(rosa, asks)).containsText("Not done: its form has questions");
  }

  @Test
  void ofTwoBrowsersThatClaimInTheSameMomentOneHasItAndTheOtherIsToldByWhomAndWhen() {
    String item = firstCall("Racing");
    Page rosa = windowOf("rosa");
    rosa.navigate(jar.url("/?tab=team"));
    Page samir = windowOf("samir");
    samir.navigate(jar.url(PATH + item));
    assertThat(row(rosa, item).locator("[data-claim]")).isVisible();
    assertThat(samir.locator("[data-claim]")).isVisible();

    double moment = ((Number) rosa.evaluate("() => Date.now() + 1500")).doubleValue();
    rosa.evaluate(
        "([item, at]) => { setTimeout(() => document.querySelector(`[data-row='${item}'] [data-claim]`).click(), at - Date.now()); }",
        List.of(item, moment));
    samir.evaluate(
        "at => { setTimeout(() => document.querySelector('[data-claim]').click(), at - Date.now()); }",
        moment);
    assertThat(row(rosa, item).locator("[data-claim]")).hasCount(0);
    assertThat(samir.locator("[data-claim]")).hasCount(0);
    if (row(rosa, item).locator(".owner").innerText().contains("You")) {
      assertThat(samir.locator(".banner")).containsText("Rosa Delgado took it first,");
      assertThat(samir.locator(".banner")).containsText("s ago");
    } else {
      assertThat(row(rosa, item)).containsText("Samir Haddad took it first,");
      assertThat(row(rosa, item)).containsText("s ago");
    }
  }

  @Test
  void listItemAndCommentsAreReadWithoutAWordFromTheConsole() {
    String item = firstCall("Quietly");
    Page rosa = windowOf("rosa");
    rosa.navigate(jar.url("/?tab=team&open=" + item));
    Locator comments = rosa.locator("#panel .comments");
    comments.scrollIntoViewIfNeeded();
    comments.locator("textarea").fill("Rang twice");
    // As its corner is drawn with the mouse.
    comments.locator("textarea").evaluate("field => { field.style.height = '140px'; }");
    comments.locator("button").last().click();
    assertThat(comments).containsText("Rang twice");
    for (String path : List.of(PATH + item, PATH + item + "/comments")) {
      rosa.navigate(jar.url(path));
      assertThat(rosa.locator("main")).containsText("Rang twice");
      rosa.waitForLoadState();
    }
  }

  private static boolean isFocused(Locator control) {
    return (Boolean) control.evaluate("one => one === document.activeElement");
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
