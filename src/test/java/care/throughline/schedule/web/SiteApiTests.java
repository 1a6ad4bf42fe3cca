package care.throughline.schedule.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import care.throughline.access.Sites;
import care.throughline.access.StaffId;
import care.throughline.demo.CastMember;
import care.throughline.platform.web.Flash;
import care.throughline.schedule.booking.Practice;
import care.throughline.schedule.booking.Practices;
import care.throughline.schedule.booking.Room;
import care.throughline.schedule.booking.Rooms;
import care.throughline.schedule.calendar.HolidayRegions;
import care.throughline.support.GroupsInTests;
import care.throughline.support.ScheduleRows;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

/**
 * What a site can be booked for, changed by a program: the same rights and refusals as on pages.
 */
class SiteApiTests extends WebClinicTest {

  private static final CastMember EDITOR = CastMember.SAMIR;

  @Autowired private Rooms rooms;
  @Autowired private Practices practices;
  @Autowired private HolidayRegions regions;
  @Autowired private Sites sites;

  @AfterEach
  void asItWas() {
    jdbc.sql("delete from site_closure").update();
    jdbc.sql("delete from site_hours where site = 'main'").update();
    jdbc.sql(
            "insert into site_hours (site, weekday, opens, closes) select 'main', day, '08:00', '21:30' from generate_series(1, 5) as day")
        .update();
    jdbc.sql("delete from staff_leave").update();
    jdbc.sql("update site set holiday_policy = 'skipExtend', holiday_country = 'us'").update();
  }

  @Test
  void aRoomIsChangedAndClosedAndARefusalSaysWhatToDo() throws Exception {
    Room room = rooms.add("main", "Oak", 12, true, as(EDITOR));
    rooms.add("main", "Elm", 8, true, as(EDITOR));
    String path = "/rooms/" + room.id().value();
    api(EDITOR, PUT, path, "{\"name\":\"Oak hall\",\"capacity\":14,\"accessible\":false}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.name").value("Oak hall"))
        .andExpect(jsonPath("$.accessible").value(false));
    api(EDITOR, PUT, path, "{\"name\":\"Elm\",\"capacity\":14}")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.detail", containsString("already a room called \"Elm\"")));
    api(CastMember.ANNEKE, DELETE, path, "").andExpect(status().isForbidden());
    api(EDITOR, DELETE, "/rooms/" + new UUID(1, 1), "").andExpect(status().isNotFound());
    api(EDITOR, DELETE, path, "").andExpect(status().isNoContent());
    assertThat(rooms.at("main")).extracting(Room::name).containsExactly("Elm");
    api(EDITOR, PUT, path, "{\"name\":\"Oak\",\"capacity\":14}")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.detail", containsString("not in use")));
    assertThat(audited("room.closed")).isPositive();
  }

  @Test
  void hoursLeaveLimitsAndCredentialsOfAMemberAreWritten() throws Exception {
    StaffId miriam = as(CastMember.MIRIAM).id();
    String path = "/staff-hours/" + miriam.value();
    api(
            EDITOR,
            PUT,
            path + "/hours",
            "{\"hours\":[{\"weekday\":\"monday\",\"from\":\"09:00\",\"until\":\"13:00\"},{\"weekday\":\"monday\",\"from\":\"14:00\",\"until\":\"17:00\"}]}")
        .andExpect(status().isOk());
    api(
            EDITOR,
            POST,
            path + "/leave",
            "{\"first\":\"2027-03-01\",\"last\":\"2027-03-05\",\"reason\":\"vacation\"}")
        .andExpect(status().isCreated());
    api(EDITOR, PUT, path + "/caseload-limits", "{\"warnAt\":5,\"blockAt\":7}")
        .andExpect(status().isOk());
    api(EDITOR, PUT, path + "/languages", "{\"languages\":[\"en\",\"es\"],\"gender\":\"female\"}")
        .andExpect(status().isOk());
    api(EDITOR, PUT, path + "/credentials", "{\"name\":\"LPC\",\"expiresOn\":\"2028-01-31\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.credentials[0].name").value("LPC"));
    Practice written = practices.of(miriam);
    assertThat(written.hours()).hasSize(2);
    assertThat(written.leave()).hasSize(1);
    assertThat(written.warnAt()).isEqualTo(5);
    assertThat(written.blockAt()).isEqualTo(7);
    assertThat(written.languages()).containsExactlyInAnyOrder("en", "es");
    api(EDITOR, DELETE, path + "/leave/" + written.leave().get(0).id(), "")
        .andExpect(status().isNoContent());
    api(EDITOR, DELETE, path + "/credentials?name=LPC", "").andExpect(status().isNoContent());
    api(CastMember.ANNEKE, GET, path, "")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.leave").isEmpty())
        .andExpect(jsonPath("$.credentials").isEmpty());
    assertThat(audited("staffHours.set")).isPositive();
    assertThat(audited("leave.added")).isPositive();
    assertThat(audited("practice.changed")).isPositive();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PUT | hours | {} | The working hours are missing
          PUT | hours | {"hours":[{"weekday":"someday","from":"09:00","until":"10:00"}]} | is no weekday
          PUT | hours | {"hours":[{"weekday":"monday","from":"17:00","until":"09:00"}]} | end before they begin
          POST | leave | {"first":"2027-03-10","last":"2027-03-01"} | swap the two days
          POST | leave | {"first":"soon","last":"2027-03-01"} | is no day
          PUT | caseload-limits | {"warnAt":9,"blockAt":7} | do not fit
          PUT | languages | {"languages":[]} | No language is named
          PUT | credentials | {"name":"","expiresOn":"2028-01-31"} | has no name
          """)
  void whatCannotBeOfAMemberIsRefusedInASentence(
      String method, String what, String json, String words) throws Exception {
    String path = "/staff-hours/" + as(CastMember.MIRIAM).id().value() + "/" + what;
    api(EDITOR, HttpMethod.valueOf(method), path, json)
        .andExpect(status().is(422))
        .andExpect(content().contentType("application/problem+json"))
        .andExpect(jsonPath("$.detail", containsString(words)));
    api(CastMember.ANNEKE, HttpMethod.valueOf(method), path, json)
        .andExpect(status().isForbidden());
    api(EDITOR, HttpMethod.valueOf(method), "/staff-hours/" + new UUID(1, 1) + "/" + what, json)
        .andExpect(status().isNotFound());
  }

  @Test
  void administratorsAndOperatorsAreNotListedAndWhoHasNoCaseloadHasNoCount() throws Exception {
    api(CastMember.ANNEKE, GET, "/staff-hours", "")
        .andExpect(jsonPath("$.items[*].name", hasItem("Miriam Osei")))
        .andExpect(jsonPath("$.items[*].name", not(hasItem("Olu Adeyemi"))))
        .andExpect(jsonPath("$.items[*].name", not(hasItem("Lena Vogt"))));
    page(EDITOR, "/staff-hours")
        .andExpect(content().string(containsString("Miriam Osei")))
        .andExpect(content().string(containsString(" of 24<")))
        .andExpect(content().string(not(containsString("Olu Adeyemi"))));
    page(EDITOR, "/staff-hours/" + as(CastMember.ANNEKE).id().value())
        .andExpect(content().string(not(containsString("of 24"))));
  }

  @Test
  void aProposedHolidayIsAcceptedRewordedAndTakenBack() throws Exception {
    String accept = "{\"day\":\"2027-11-25\"}";
    api(CastMember.ANNEKE, POST, "/site-calendar/holidays", accept)
        .andExpect(status().isForbidden());
    api(EDITOR, POST, "/site-calendar/holidays", accept)
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.sessions").value(0));
    api(EDITOR, POST, "/site-calendar/holidays", accept)
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.detail", containsString("No public holiday is proposed for")));
    api(EDITOR, PUT, "/site-calendar/closures/2027-11-25", "{\"reason\":\"Closed, family day\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.reason").value("Closed, family day"))
        .andExpect(jsonPath("$.holiday").value(true));
    api(EDITOR, PUT, "/site-calendar/closures/2027-11-25", "{\"reason\":\" \"}")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.detail", containsString("has no reason")));
    api(EDITOR, PUT, "/site-calendar/closures/2027-11-26", "{\"reason\":\"snow\"}")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.detail", containsString("is not closed on")));
    api(EDITOR, DELETE, "/site-calendar/closures/2027-11-25", "").andExpect(status().isNoContent());
    assertThat(audited("holiday.confirmed")).isPositive();
    assertThat(audited("closure.reworded")).isPositive();
  }

  @Test
  void aClosingOverSeveralDaysIsReadAndLiftedAsOneAndSaysWhenTheSiteIsOpen() throws Exception {
    String body =
        "{\"day\":\"2027-11-22\",\"from\":\"08:30\",\"lastDay\":\"2027-11-24\",\"until\":\"12:00\",\"reason\":\"burst pipe\"}";
    api(CastMember.ANNEKE, POST, "/site-calendar/closures", body).andExpect(status().isForbidden());
    api(EDITOR, POST, "/site-calendar/closures/preview", body).andExpect(status().isOk());
    api(EDITOR, POST, "/site-calendar/closures", body).andExpect(status().isCreated());
    api(CastMember.ANNEKE, GET, "/site-calendar/closings?from=2027-11-23", "")
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].days.length()").value(3))
        .andExpect(jsonPath("$.items[0].days[0].from").value("08:30:00"))
        .andExpect(jsonPath("$.items[0].days[2].until").value("12:00:00"));
    api(EDITOR, GET, "/site-calendar/open?at=2027-11-22T10:00:00-05:00", "")
        .andExpect(jsonPath("$.open").value(false))
        .andExpect(jsonPath("$.opens").value("2027-11-24T17:00:00Z"));
    api(EDITOR, GET, "/site-calendar/open?at=noon", "")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.detail", containsString("is no time; write one such as")));
    UUID id = jdbc.sql("select distinct closing from site_closure").query(UUID.class).single();
    api(EDITOR, GET, "/site-calendar/closings/" + id, "")
        .andExpect(jsonPath("$.decidedBy").value("samir"))
        .andExpect(jsonPath("$.cancelled.sessions").value(0));
    api(CastMember.ANNEKE, DELETE, "/site-calendar/closings/" + id, "")
        .andExpect(status().isForbidden());
    api(EDITOR, DELETE, "/site-calendar/closings/" + id, "").andExpect(status().isNoContent());
    api(EDITOR, GET, "/site-calendar/closings/" + id, "").andExpect(status().isNotFound());
    api(EDITOR, GET, "/site-calendar/open?at=2027-11-22T10:00:00-05:00", "")
        .andExpect(jsonPath("$.open").value(true));
  }

  @Test
  void aLongLeaveLeadsToMendingThePlanByPageAndByProgram() throws Exception {
    StaffId miriam = as(CastMember.MIRIAM).id();
    new GroupsInTests(jdbc, sites.home(), clock.instant())
        .therapist(
            treated("Dana"),
            as(CastMember.MIRIAM),
            DayOfWeek.WEDNESDAY,
            LocalTime.of(10, 0),
            null,
            LocalDate.of(2027, 1, 5));
    LocalDate first = LocalDate.of(2027, 1, 11);
    form(
            EDITOR,
            "/staff-hours/" + miriam.value() + "/leave",
            "first",
            first.toString(),
            "last",
            first.plusDays(9).toString(),
            "reason",
            "vacation")
        .andExpect(status().is3xxRedirection());
    UUID leave = jdbc.sql("select id from staff_leave").query(UUID.class).single();
    page(EDITOR, "/staff-hours/" + miriam.value())
        .andExpect(
            content()
                .string(
                    containsString("/schedule/repair?lost=leave:" + leave + "&amp;from=" + first)));
    page(CastMember.ANNEKE, "/staff-hours/" + miriam.value())
        .andExpect(content().string(not(containsString("/schedule/repair"))));
    page(EDITOR, "/schedule/repair?lost=leave:" + leave)
        .andExpect(content().string(containsString("Miriam Osei is away until")))
        .andExpect(
            content()
                .string(containsString("value=\"leave:" + leave + "\" selected=\"selected\"")));
    UUID proposal =
        jdbc.sql("select id from repair where withdrawn_at is null").query(UUID.class).single();
    page(EDITOR, "/schedule/repair/" + proposal)
        .andExpect(content().string(containsString("It holds until")));
    String body = "{\"cause\":\"leave\",\"lost\":\"" + leave + "\",\"from\":\"" + first + "\"}";
    api(CastMember.ANNEKE, POST, "/repairs", body).andExpect(status().isForbidden());
    api(EDITOR, POST, "/repairs", body)
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.cause").value("leave"))
        .andExpect(jsonPath("$.last").value(first.plusDays(9).toString()));
    api(EDITOR, POST, "/repairs", body.replace(first.toString(), first.plusDays(10).toString()))
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.detail", containsString("back by then")));
    api(EDITOR, POST, "/repairs", body.replace(leave.toString(), new UUID(0, 7).toString()))
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.detail", containsString("no such leave")));
  }

  @Test
  void thePolicyAndTheRegionOfHolidaysAreChosenFromWhatIsKnown() throws Exception {
    api(EDITOR, PUT, "/site-calendar/holiday-policy", "{\"policy\":\"skipKeepEnd\"}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.policy").value("skipKeepEnd"));
    api(EDITOR, PUT, "/site-calendar/holiday-policy", "{\"policy\":\"ignore\"}")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.detail", containsString("one of the three holiday policies")));
    api(EDITOR, PUT, "/site-calendar/holiday-region", "{\"region\":\"de-be\"}")
        .andExpect(status().isOk());
    api(CastMember.ANNEKE, GET, "/site-calendar/holiday-region", "")
        .andExpect(jsonPath("$.region").value("de-be"));
    for (String unknown : new String[] {"zz", "de-xx", "../us", ""}) {
      api(EDITOR, PUT, "/site-calendar/holiday-region", "{\"region\":\"" + unknown + "\"}")
          .andExpect(status().is(422))
          .andExpect(jsonPath("$.detail", containsString("choose one of the list")));
    }
    api(CastMember.ANNEKE, PUT, "/site-calendar/holiday-region", "{\"region\":\"us\"}")
        .andExpect(status().isForbidden());
    api(CastMember.ANNEKE, PUT, "/site-calendar/holiday-policy", "{\"policy\":\"skipExtend\"}")
        .andExpect(status().isForbidden());
    assertThat(regions.countries())
        .extracting(HolidayRegions.Region::name)
        .contains("United States", "Germany");
    assertThat(regions.statesOf("us")).contains(new HolidayRegions.Region("us-ny", "New York"));
    form(EDITOR, "/calendar/site/holiday-region", "country", "us", "state", "us-ny")
        .andExpect(status().is3xxRedirection());
    page(EDITOR, "/calendar/site")
        .andExpect(content().string(containsString("value=\"us-ny\" selected=\"selected\"")));
    form(EDITOR, "/calendar/site/holiday-region", "country", "de", "state", "us-ny")
        .andExpect(status().is3xxRedirection());
    api(EDITOR, GET, "/site-calendar/holiday-region", "")
        .andExpect(jsonPath("$.region").value("de"));
  }

  @Test
  void newHoursTellWhatTheyChangeBeforeTheyApplyAndRefusedOnesKeepWhatWasTyped() throws Exception {
    String[] typed = {
      "mondayOpens",
      "08:00",
      "mondayCloses",
      "20:00",
      "tuesdayOpens",
      "20:00",
      "tuesdayCloses",
      "08:00",
      "wednesdayOpens",
      "later",
      "wednesdayCloses",
      ""
    };
    form(EDITOR, "/calendar/site/hours/preview", typed)
        .andExpect(status().is(422))
        .andExpect(
            content().string(containsString("Tuesday would close at 08:00, before it opens")))
        .andExpect(content().string(containsString("Wednesday has only one of its two times")))
        .andExpect(content().string(containsString("name=\"wednesdayOpens\" value=\"later\"")))
        .andExpect(content().string(containsString("aria-describedby=\"h-tuesday-p\"")));
    var before = hours();
    String[] shorter = {"mondayOpens", "10:00", "mondayCloses", "11:00"};
    form(EDITOR, "/calendar/site/hours/preview", shorter)
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Monday: 10:00 to 11:00, until now ")))
        .andExpect(content().string(containsString("Tuesday: closed, until now ")));
    assertThat(hours()).as("looking changes nothing").isEqualTo(before);
    api(
            EDITOR,
            POST,
            "/site-calendar/hours/preview",
            "{\"monday\":{\"opens\":\"10:00\",\"closes\":\"11:00\"}}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.differences[0]", containsString("Monday: 10:00 to 11:00")))
        .andExpect(jsonPath("$.outside").isArray());
    api(CastMember.ANNEKE, POST, "/site-calendar/hours/preview", "{}")
        .andExpect(status().isForbidden());
    page(CastMember.ANNEKE, "/calendar/site/hours").andExpect(status().isForbidden());
    api(CastMember.ANNEKE, GET, "/site-calendar/hours", "")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.monday.opens").exists());
  }

  @Test
  void whatLiesOutsideOfNewHoursIsToldOnceForEachSeries() throws Exception {
    ScheduleRows rows = new ScheduleRows(jdbc);
    UUID kai = as(CastMember.KAI).id().value();
    UUID room = rows.room("North", 12);
    UUID lanterns = rows.group("Lanterns", kai, room);
    for (int week = 0; week < 12; week++) {
      rows.meeting(
          lanterns, kai, room, LocalDate.of(2027, 1, 7).plusWeeks(week), LocalTime.of(18, 0));
    }
    rows.meeting(lanterns, kai, room, LocalDate.of(2027, 1, 15), LocalTime.of(18, 30));
    rows.hour(
        rows.person("Dana", "Whitlock"),
        as(CastMember.MIRIAM).id().value(),
        rows.room("South", 3),
        LocalDate.of(2027, 1, 5),
        LocalTime.of(19, 0));
    String mornings = "\"opens\":\"08:00\",\"closes\":\"12:00\"}";
    api(
            EDITOR,
            POST,
            "/site-calendar/hours/preview",
            "{\"tuesday\":{%s,\"thursday\":{%s,\"friday\":{%s}"
                .formatted(mornings, mornings, mornings))
        .andExpect(status().isOk())
        .andExpect(
            jsonPath("$.outside[0]")
                .value("Tuesday 5 January, 19:00 to 20:00: individual session with Miriam Osei"))
        .andExpect(
            jsonPath("$.outside[1]")
                .value(
                    "Thursdays, 18:00 to 21:00: group \"Lanterns\", 12 dates from Thu 7 Jan 2027"))
        .andExpect(
            jsonPath("$.outside[2]").value("Friday 15 January, 18:30 to 21:30: group \"Lanterns\""))
        .andExpect(jsonPath("$.outside.length()").value(3));
    form(EDITOR, "/calendar/site/hours", "tuesdayOpens", "08:00", "tuesdayCloses", "12:00")
        .andExpect(
            flash()
                .attribute(
                    Flash.ATTRIBUTE,
                    Flash.ok(
                        "The hours are saved. 14 planned meetings lie outside of them; move them on the week page.")));
  }

  private Object hours() {
    return jdbc.sql("select weekday, opens, closes from site_hours where site = 'main' order by 1")
        .query()
        .listOfRows();
  }
}
