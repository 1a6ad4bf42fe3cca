package care.throughline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.Referral;
import care.throughline.person.NewPerson;
import care.throughline.person.PersonId;
import care.throughline.platform.Actor;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.GroupSession;
import care.throughline.schedule.group.GroupSessions;
import care.throughline.support.GroupsInTests;
import care.throughline.support.JourneyTest;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What facilitators and coordinators do with the schedule, in a real browser. */
class ScheduleInTheBrowserIT extends JourneyTest {

  private static final LocalDate TUESDAY = LocalDate.of(2027, 1, 5);
  private static final LocalDate FRIDAY = LocalDate.of(2027, 1, 8);
  private static final LocalTime WANTED = LocalTime.of(15, 0);
  private static final LocalTime EVENING = LocalTime.of(17, 0);
  private static final LocalTime MORNING = LocalTime.of(9, 0);
  private static final List<String> TEN =
      List.of(
          "Abara",
          "Brandt",
          "Castillo",
          "Dimitrov",
          "Eriksen",
          "Fontaine",
          "Gupta",
          "Hofmann",
          "Ivanova",
          "Featherstonehaugh");

  private static Chromium chromium;

  @Autowired private GroupSessions meetings;
  @LocalServerPort private int port;

  private GroupsInTests groups;
  private UUID evening;
  private UUID morning;

  @BeforeAll
  static void open() {
    chromium = Chromium.open();
  }

  @AfterAll
  static void close() {
    chromium.close();
  }

  @AfterEach
  void nothingWasComplainedAbout() {
    chromium.endSessions();
  }

  @BeforeEach
  void twoGroupsAndATherapist() {
    groups = new GroupsInTests(jdbc, sites.home(), journey.now());
    evening =
        groups.group(
            "Evening A",
            as(CastMember.KAI),
            groups.room("Garden room"),
            EVENING,
            DayOfWeek.TUESDAY,
            DayOfWeek.THURSDAY);
    morning =
        groups.group(
            "Morning B",
            as(CastMember.SAMIR),
            groups.room("Blue room"),
            MORNING,
            DayOfWeek.MONDAY,
            DayOfWeek.FRIDAY);
    groups.hours(as(CastMember.MIRIAM), MORNING, EVENING);
  }

  @Test
  void aSheetIsFilledInAndSignedByKeysAndTheNoShowIsFollowedUpAndMadeUp() {
    Map<String, EpisodeId> people = new java.util.HashMap<>();
    for (String name : TEN) {
      people.put(name, inGroup(name, people.size()));
    }
    meetings.ensure(new CareGroupId(morning), TUESDAY.plusWeeks(2));
    GroupSession tuesday = meetings.between(new CareGroupId(evening), TUESDAY, TUESDAY).get(0);
    journey.passUntil(tuesday.endsAt());

    Page page = signedIn(CastMember.KAI);
    page.navigate(url("/?tab=mine"));
    page.locator("a[href$='/sheet']").first().focus();
    page.keyboard().press("Enter");
    assertThat(page.locator("[data-line]")).hasCount(10);
    assertThat(page.locator("[data-tally]")).hasText("10 present");
    page.keyboard().press("j");
    page.keyboard().press("l");
    page.keyboard().type("20");
    page.keyboard().press("Enter");
    page.keyboard().press("e");
    page.keyboard().type("30");
    page.keyboard().press("Enter");
    page.keyboard().press("x");
    page.keyboard().press("j");
    page.keyboard().press("n");
    assertThat(line(page, "Dimitrov").locator(".starts")).isVisible();
    assertThat(line(page, "Dimitrov").locator(".starts"))
        .containsText("First miss: a call the same day, within two hours.");
    assertThat(line(page, "Eriksen").locator(".starts")).isHidden();
    page.keyboard().press("g");
    page.keyboard().type("Plans for a hard evening.");
    assertThat(page.locator("[data-tally]"))
        .hasText("6 present, 1 late, 1 left early, 1 excused, 1 no-show");
    assertThat(page.locator("[data-draft-status]")).containsText("Draft saved");
    picture(page, "sheet");

    page.reload();
    assertThat(page.locator("#shared-note")).hasValue("Plans for a hard evening.");
    assertThat(line(page, "Abara").locator(".missed input")).hasValue("20");
    page.setViewportSize(390, 844);
    Chromium.assertFits(page);
    picture(page, "sheet-phone");
    page.setViewportSize(1440, 900);
    page.keyboard().press("Control+Enter");
    assertThat(page.locator(".sheet-state")).containsText("Signed by Kai Lindqvist");
    assertThat(page.locator("[data-sheet]")).hasCount(0);
    journey.settle();
    assertThat(openSteps(people.get("Dimitrov"))).contains("UserTask_ReachOut");
    assertThat(openSteps(people.get("Eriksen"))).doesNotContain("UserTask_ReachOut");

    Locator castillo = page.locator("tr").filter(withText("Castillo"));
    castillo.locator("summary").focus();
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    page.keyboard().type("Pr");
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    page.keyboard().type("Was in the other room.");
    page.keyboard().press("Enter");
    assertThat(castillo).containsText("Was in the other room.");
    assertThat(castillo).containsText("Attended");

    page.locator("details:has(#addendum) summary").focus();
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    page.keyboard().press("Tab");
    page.keyboard().type("A film was shown.");
    page.keyboard().press("Tab");
    page.keyboard().press("Enter");
    assertThat(page.locator(".addendum")).containsText("A film was shown.");
    assertThat(page.locator(".addendum")).containsText("Signed by Kai Lindqvist");
    assertThat(page.locator("main")).containsText("Plans for a hard evening.");
    picture(page, "sheet-signed");
    page.setViewportSize(390, 844);
    Chromium.assertFits(page);
    picture(page, "sheet-signed-phone");

    makesUp(people.get("Dimitrov"));
  }

  private void makesUp(EpisodeId episode) {
    Page page = signedIn(CastMember.ANNEKE);
    page.navigate(url("/people/" + person(episode).value() + "/dose"));
    Locator offer = page.locator("button[name=offer]").first();
    assertThat(offer).containsText("Morning B");
    offer.click();
    assertThat(page.locator("main")).containsText("Nothing to make up.");
    assertThat(sessions.of(episode))
        .filteredOn(session -> session.state() == SessionState.PLANNED)
        .anyMatch(session -> session.start().equals(MORNING));
  }

  @Test
  void aCalendarAddressIsShownOnceReadAndClosedAndTheWeekIsPrinted() {
    inGroup("Whitlock", 0);
    Page page = signedIn(CastMember.KAI);
    page.navigate(url("/calendar/feeds"));
    page.locator("form[action$='/renew'] button").click();
    String address = page.locator("#address").inputValue();
    APIResponse feed = page.request().get(address);
    assertThat(feed.status()).isEqualTo(200);
    assertThat(feed.headers().get("content-type")).startsWith("text/calendar");
    assertThat(feed.text()).startsWith("BEGIN:VCALENDAR").contains("SUMMARY:Appointment");
    page.reload();
    page.navigate(url("/calendar/feeds"));
    assertThat(page.locator("#address")).hasCount(0);
    page.locator("form[action$='/revoke'] button").click();
    assertThat(page.locator("main")).containsText("The address is closed");
    assertThat(page.request().get(address).status()).isEqualTo(404);

    page.navigate(url("/schedule?week=2027-01-04"));
    assertThat(page.locator("main")).containsText("Evening A");
    Locator acts = page.locator(".week-table .entry-card .link");
    assertThat(acts.first()).isVisible();
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator("nav.rail")).isHidden();
    assertThat(page.locator("main")).containsText("Evening A");
    for (Locator act : acts.all()) {
      assertThat(act).isHidden();
    }
    assertThat(page.pdf()).hasSizeGreaterThan(10_000);
    picture(page, "week-printed");
  }

  @Test
  void ofTwoWhoWantTheSameHourTheSecondSeesWhoTookItAndTakesAnotherWithOnePress() {
    EpisodeId dana = inGroup("Whitlock", 0);
    EpisodeId lee = inGroup("Marsh", 1);
    String danas = "/sessions/" + hour(dana).id().value() + "/move";
    String lees = "/sessions/" + hour(lee).id().value() + "/move";
    Page first = signedIn(CastMember.ANNEKE);
    Page second = signedIn(CastMember.SAMIR);
    first.navigate(url(danas));
    second.navigate(url(lees));

    move(first, WANTED, "Court in the morning");
    assertThat(first.locator("main")).containsText("Moved. The person is told.");
    move(second, WANTED, "Works in the morning");
    Locator told = second.locator(".banner.problem");
    assertThat(told).containsText("Miriam Osei is already taken on");
    assertThat(told).containsText("Anneke Roos took it");
    assertThat(told).not().containsText("Whitlock");
    assertThat(second.locator("#m-why")).hasValue("Works in the morning");
    Locator instead = second.locator(".instead button");
    assertThat(instead).hasCount(3);
    picture(second, "hour-lost");
    second.setViewportSize(390, 844);
    Chromium.assertFits(second);
    picture(second, "hour-lost-phone");
    second.setViewportSize(1440, 900);
    instead.first().focus();
    second.keyboard().press("Enter");
    assertThat(second.locator("main")).containsText("Moved. The person is told.");
    assertThat(hour(dana).start()).isEqualTo(WANTED);
    assertThat(hour(lee).start()).as("the next that is free").isAfter(WANTED);
    chromium.wasRefused(409, 1);
  }

  @Test
  void ofTwoWhoWantTheLastSeatTheSecondSeesWhoTookItAndTakesAnotherWithOnePress() {
    EpisodeId dana = registered("Whitlock");
    EpisodeId lee = registered("Marsh");
    jdbc.sql("update episode set level = '2.1'").update();
    jdbc.sql("update care_group set capacity = 1, minimum = 1 where id = ?")
        .param(evening)
        .update();
    Page first = signedIn(CastMember.ANNEKE);
    Page second = signedIn(CastMember.SAMIR);
    first.navigate(url("/groups/" + evening));
    second.navigate(url("/groups/" + evening));

    reserve(first, dana);
    assertThat(first.locator("main")).containsText("Seat 1 is reserved for two days.");
    reserve(second, lee);
    Locator told = second.locator(".banner.problem");
    assertThat(told).containsText("Evening A is full");
    assertThat(told).containsText("Anneke Roos took it");
    assertThat(told).not().containsText("Whitlock");
    assertThat(second.locator("#seat-person")).hasValue(lee.value().toString());
    assertThat(second.locator("#seat-from")).hasValue(FRIDAY.toString());
    picture(second, "seat-lost");
    second.setViewportSize(390, 844);
    Chromium.assertFits(second);
    picture(second, "seat-lost-phone");
    second.setViewportSize(1440, 900);
    Locator instead = second.locator(".instead button");
    assertThat(instead.last()).containsText("Waiting list of Evening A");
    instead.filter(withText("Reserve in Morning B")).focus();
    second.keyboard().press("Enter");
    assertThat(second.locator("h1")).hasText("Morning B");
    assertThat(second.locator("main")).containsText("Seat 1 is reserved for two days.");
    assertThat(second.locator("main")).containsText("Marsh");
    chromium.wasRefused(409, 1);
  }

  private static void move(Page page, LocalTime to, String why) {
    page.locator("#m-from").fill(to.toString());
    page.locator("#m-until").fill(to.plusHours(1).toString());
    page.locator("#m-why").fill(why);
    page.locator("form:has(#m-why) button").click();
  }

  private static void reserve(Page page, EpisodeId episode) {
    page.locator("#seat-person").selectOption(episode.value().toString());
    page.locator("#seat-from").fill(FRIDAY.toString());
    page.locator("form:has(#seat-person) button.primary").click();
  }

  /** The first hour with Miriam that is to come. */
  private SessionRow hour(EpisodeId episode) {
    return sessions.of(episode).stream()
        .filter(session -> session.kind().equals("individual"))
        .filter(session -> session.state() == SessionState.PLANNED)
        .findFirst()
        .orElseThrow();
  }

  /** In the evening group, with an hour of their own with Miriam. */
  private EpisodeId inGroup(String familyName, int number) {
    EpisodeId episode = registered(familyName);
    groups.seat(evening, episode, TUESDAY, null);
    groups.therapist(
        episode,
        as(CastMember.MIRIAM),
        DayOfWeek.of(3 + number / 6),
        LocalTime.of(10 + number % 6, 0),
        null,
        TUESDAY);
    assess(episode, Map.of());
    complete(episode, "UserTask_SignCarePlan");
    return episode;
  }

  private EpisodeId registered(String familyName) {
    PersonId person =
        persons.add(
            new NewPerson("Robin", familyName, ADULT, "female", "en", null, null, null, List.of()));
    EpisodeId episode =
        course.open(
            person,
            new Referral(
                "phone", "phone:" + person.value(), "Northside", List.of(), List.of(), false),
            Actor.INSTALLATION);
    journey.settle();
    complete(episode, "UserTask_ContactPerson");
    complete(episode, "UserTask_RegisterPerson", BY_EMAIL);
    return episode;
  }

  private Page signedIn(CastMember member) {
    return chromium.signedIn(url(""), member.username(), PASSWORD);
  }

  private String url(String path) {
    return "http://localhost:" + port + path;
  }

  private static Locator line(Page page, String familyName) {
    return page.locator("[data-line]").filter(withText(familyName));
  }

  private static Locator.FilterOptions withText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  /** For whoever wants to look at it. */
  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(java.nio.file.Path.of("target/browser", name + ".png")));
  }
}
