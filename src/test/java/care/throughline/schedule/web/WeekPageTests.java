package care.throughline.schedule.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.support.ClinicTest;
import care.throughline.support.ScheduleRows;
import care.throughline.support.ScheduleRows.InCare;
import care.throughline.support.StaffBrowser;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The clinic's week and one's own, as staff and programs see them. */
class WeekPageTests extends ClinicTest {

  private static final LocalDate TUESDAY = LocalDate.of(2027, 1, 5);
  private static final LocalTime SIX = LocalTime.of(18, 0);

  @LocalServerPort private int port;

  private ScheduleRows rows;
  private Staff kai;
  private Staff miriam;
  private UUID north;
  private UUID south;
  private UUID lanterns;

  @BeforeEach
  void aGroupAndTwoRooms() {
    rows = new ScheduleRows(jdbc);
    kai = as(CastMember.KAI);
    miriam = as(CastMember.MIRIAM);
    north = rows.room("North", 12);
    south = rows.room("South", 3);
    lanterns = rows.group("Lanterns", kai.id().value(), north);
  }

  @Test
  void showsWhoIsWhereAndWhatIsOdd() {
    rows.meeting(lanterns, kai.id().value(), north, TUESDAY, LocalTime.of(16, 0));
    InCare dana = rows.person("Dana", "Whitlock");
    rows.seat(lanterns, 1, dana);
    rows.hour(dana, miriam.id().value(), south, TUESDAY.plusDays(1), LocalTime.of(10, 0));
    rows.onLeave(miriam, TUESDAY.plusDays(1), TUESDAY.plusDays(2));

    String page = page(CastMember.ANNEKE, "/schedule?week=2027-01-05");

    assertThat(page)
        .contains(
            "4 to 10 January 2027", "16:00–19:00", "Lanterns", "Kai Lindqvist, North, 1 of 10")
        .contains("1 person, the least is 3.")
        .contains("Dana Whitlock", "Miriam Osei is on leave.", "cannot take place like this");
  }

  @Test
  void tellsTheSameWeekDayByDayOnAPartOfItsOwn() {
    rows.meeting(lanterns, kai.id().value(), north, TUESDAY, LocalTime.of(16, 0));
    String table = page(CastMember.ANNEKE, "/schedule?week=2027-01-05");
    assertThat(table)
        .containsOnlyOnce("16:00–19:00</p>")
        .contains("/schedule/by-day?week=2027-01-04");

    assertThat(page(CastMember.ANNEKE, "/schedule/by-day?week=2027-01-04"))
        .contains("4 to 10 January 2027", "Tuesday 5 January", "16:00–19:00", "Lanterns")
        .contains("/schedule?week=2027-01-04");
    assertThat(
            StaffBrowser.signedIn(port, CastMember.ANNEKE)
                .part("/schedule/by-day?week=2027-01-04")
                .body())
        .startsWith("<div class=\"week-list\">")
        .contains("16:00–19:00");
  }

  @Test
  void keepsClinicTimeWhereTheClockChanges() {
    rows.meeting(lanterns, kai.id().value(), north, LocalDate.of(2027, 3, 13), SIX);
    rows.meeting(lanterns, kai.id().value(), north, LocalDate.of(2027, 3, 16), SIX);

    assertThat(page(CastMember.ANNEKE, "/schedule?week=2027-03-13")).contains("18:00–21:00");
    assertThat(page(CastMember.ANNEKE, "/schedule?week=2027-03-16"))
        .contains("18:00–21:00")
        .doesNotContain("19:00–22:00", "17:00–20:00");
  }

  @Test
  void tellsWhyADayIsClosed() {
    jdbc.sql(
            "insert into site_closure (site, on_date, reason) values ('main', '2027-01-06', 'Snow')")
        .update();
    rows.meeting(lanterns, kai.id().value(), north, TUESDAY.plusDays(1), LocalTime.of(16, 0));
    try {
      assertThat(page(CastMember.ANNEKE, "/schedule?week=2027-01-05"))
          .contains("Closed: Snow", "The clinic is closed: Snow.");
    } finally {
      jdbc.sql("delete from site_closure where on_date = '2027-01-06'").update();
    }
  }

  @Test
  void aDayThatIsClosedForSomeHoursIsNoClosedDay() {
    jdbc.sql(
            "insert into site_closure (site, on_date, reason, from_time, until_time) values ('main', '2027-01-06', 'Power cut', '09:00', '12:00')")
        .update();
    rows.meeting(lanterns, kai.id().value(), north, TUESDAY.plusDays(1), LocalTime.of(16, 0));
    try {
      assertThat(page(CastMember.ANNEKE, "/schedule?week=2027-01-05"))
          .contains("Closed from 09:00 to 12:00: Power cut")
          .doesNotContain("Closed: Power cut", "The clinic is closed");
    } finally {
      jdbc.sql("delete from site_closure where on_date = '2027-01-06'").update();
    }
  }

  @Test
  void anAddressWithTicksShowsTheSameAgain() {
    UUID other = rows.group("Harbour", miriam.id().value(), south);
    rows.meeting(lanterns, kai.id().value(), north, TUESDAY, SIX);
    rows.meeting(other, miriam.id().value(), south, TUESDAY, SIX);
    StaffBrowser anneke = StaffBrowser.signedIn(port, CastMember.ANNEKE);

    for (String tick :
        new String[] {"staff=" + kai.id().value(), "room=" + north, "group=" + lanterns}) {
      String page = anneke.get("/schedule?week=2027-01-05&" + tick).body();
      assertThat(entries(page)).as(tick).contains("Lanterns").doesNotContain("Harbour");
      assertThat(page).contains("week=2027-01-11&amp;" + tick);
    }
    String both = anneke.get("/schedule?week=2027-01-05&group=" + other + "&room=" + north).body();
    assertThat(entries(both)).contains("Lanterns", "Harbour");
  }

  @Test
  void aWeekThatIsNoneIsToldHowToWriteOne() {
    for (String wrong : new String[] {"yesterday", "2027-13-01", "99999-01-01", "0001-01-01"}) {
      HttpResponse<String> answer =
          StaffBrowser.signedIn(port, CastMember.ANNEKE).get("/schedule?week=" + wrong);
      assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
      assertThat(answer.body()).contains("written like 2027-01-04");
    }
  }

  @Test
  void whoSeesNoPeopleSeesNoWeek() throws Exception {
    rows.meeting(lanterns, kai.id().value(), north, TUESDAY, SIX);
    for (CastMember member : new CastMember[] {CastMember.OLU, CastMember.LENA}) {
      StaffBrowser browser = StaffBrowser.signedIn(port, member);
      assertThat(browser.get("/schedule").statusCode()).isEqualTo(403);
      assertThat(browser.get("/calendar").statusCode()).isEqualTo(403);
      assertThat(browser.get("/calendar/feeds").statusCode()).isEqualTo(403);
      assertThat(program(member, "/api/v1/schedule").statusCode()).isEqualTo(403);
      assertThat(program(member, "/api/v1/calendar").statusCode()).isEqualTo(403);
    }
  }

  @Test
  void anotherSitesWeekIsNotShown() {
    InCare dana = rows.person("Dana", "Whitlock");
    rows.hour(dana, miriam.id().value(), south, TUESDAY, SIX);
    jdbc.sql("insert into site (id, name, zone, phone) values ('other', 'Other', 'UTC', '1')")
        .update();
    jdbc.sql("update episode set site = 'other' where id = ?")
        .param(dana.episode().value())
        .update();
    try {
      assertThat(page(CastMember.ANNEKE, "/schedule?week=2027-01-05")).doesNotContain("Whitlock");
    } finally {
      jdbc.sql("update episode set site = 'main'").update();
      jdbc.sql("delete from site where id = 'other'").update();
    }
  }

  @Test
  void onesOwnCalendarHasWhatOneLeadsBusyTimeAndLeave() {
    UUID other = rows.group("Harbour", miriam.id().value(), south);
    rows.meeting(lanterns, kai.id().value(), north, TUESDAY, SIX);
    rows.meeting(other, miriam.id().value(), south, TUESDAY, SIX);
    rows.busy(kai, TUESDAY, LocalTime.of(9, 0));
    rows.onLeave(kai, LocalDate.of(2027, 1, 7), LocalDate.of(2027, 1, 8));
    rows.works(kai, DayOfWeek.TUESDAY, LocalTime.of(12, 0), LocalTime.of(21, 0));

    assertThat(page(CastMember.KAI, "/calendar?week=2027-01-05"))
        .contains("Lanterns", "09:00–10:00", "Busy", "You are on leave")
        .doesNotContain("Harbour");
  }

  @Test
  void programsReadTheSameWeek() throws Exception {
    InCare dana = rows.person("Dana", "Whitlock");
    UUID meeting = rows.meeting(lanterns, kai.id().value(), north, TUESDAY, SIX);
    rows.seat(lanterns, 1, dana);
    rows.partOf(meeting, dana);
    clock.stopAt(
        TUESDAY.plusDays(1).atStartOfDay(java.time.ZoneOffset.UTC).toInstant().plusSeconds(36_000));

    JsonNode week = json(program(CastMember.KAI, "/api/v1/schedule?week=2027-01-05"));

    assertThat(week.get("from").asString()).isEqualTo("2027-01-04");
    assertThat(week.get("total").asInt()).isEqualTo(1);
    JsonNode entry = week.get("items").get(0);
    assertThat(entry.get("id").asString()).isEqualTo(meeting.toString());
    assertThat(entry.get("startsLocal").asString()).startsWith("18:00");
    assertThat(entry.get("startsAt").asString()).isEqualTo("2027-01-05T23:00:00Z");
    assertThat(entry.get("seats").asInt()).isEqualTo(1);
    assertThat(entry.get("oddities").toString()).contains("not_signed", "1 not marked.");
    assertThat(
            json(program(CastMember.MIRIAM, "/api/v1/calendar?week=2027-01-05"))
                .get("total")
                .asInt())
        .isZero();
    assertThat(program(CastMember.KAI, "/api/v1/schedule?week=x").statusCode()).isEqualTo(400);
    assertThat(program(CastMember.KAI, "/api/v1/openapi.json").body())
        .contains("/api/v1/schedule", "/api/v1/calendar/feed", "/calendar-feed");
  }

  private String page(CastMember reader, String path) {
    HttpResponse<String> answer = StaffBrowser.signedIn(port, reader).get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  /** The page without its boxes to tick, which name every group. */
  private static String entries(String page) {
    return page.substring(page.indexOf("</form>", page.indexOf("class=\"ticks\"")));
  }

  private HttpResponse<String> program(CastMember member, String path) throws Exception {
    String account = member.username() + ":" + PASSWORD;
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header(
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString(account.getBytes(StandardCharsets.UTF_8)))
                .build(),
            BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    return JsonMapper.builder().build().readTree(answer.body());
  }
}
