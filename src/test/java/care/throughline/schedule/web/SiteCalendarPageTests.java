package care.throughline.schedule.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import care.throughline.access.SignedInStaff;
import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.schedule.booking.Practices;
import care.throughline.support.ClinicTest;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

class SiteCalendarPageTests extends ClinicTest {

  @Autowired private WebApplicationContext application;
  @Autowired private Practices practices;

  private MockMvc web;

  @BeforeEach
  void open() {
    web = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
  }

  @AfterEach
  void asItWas() {
    jdbc.sql("delete from site_closure").update();
    jdbc.sql("update site set holiday_policy = 'skipExtend'").update();
  }

  @Test
  void aSupervisorSeesProposedHolidaysLooksAtWhatClosingCancelsAndCloses() throws Exception {
    web.perform(get("/calendar/site").with(signedIn(CastMember.SAMIR)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Thanksgiving")));
    web.perform(
            post("/calendar/site/preview")
                .param("day", "2027-11-25")
                .param("holiday", "true")
                .param("reason", "Thanksgiving")
                .with(csrf())
                .with(signedIn(CastMember.SAMIR)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("If it is closed on Thu 25 Nov 2027")))
        .andExpect(content().string(containsString("Nothing is planned then.")));
    assertThat(closures()).as("looking changes nothing").isZero();
    web.perform(
            post("/calendar/site/closures")
                .param("day", "2027-11-25")
                .param("holiday", "true")
                .param("reason", "Thanksgiving")
                .with(csrf())
                .with(signedIn(CastMember.SAMIR)))
        .andExpect(redirectedUrl("/calendar/site"));
    assertThat(closures()).isEqualTo(1);
  }

  @Test
  void whatCannotBeReadIsNamedAndWhatWasTypedStays() throws Exception {
    web.perform(
            post("/calendar/site/preview")
                .param("day", "tomorrow")
                .param("reason", "snow on the road")
                .with(csrf())
                .with(signedIn(CastMember.SAMIR)))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("is no day; write one such as 2027-11-25.")))
        .andExpect(content().string(containsString("snow on the road")));
  }

  @Test
  void severalDaysAreClosedAsOneActLookedAtAndTakenBackAsOne() throws Exception {
    for (String step : new String[] {"preview", "closures"}) {
      web.perform(
              post("/calendar/site/" + step)
                  .param("day", "2027-11-22")
                  .param("lastDay", "2027-11-24")
                  .param("from", "08:30")
                  .param("until", "12:00")
                  .param("reason", "burst pipe")
                  .with(csrf())
                  .with(signedIn(CastMember.SAMIR)))
          .andExpect(
              step.equals("preview")
                  ? content()
                      .string(
                          containsString(
                              "If it is closed on Mon 22 Nov 2027, 08:30 to Wed 24 Nov 2027, 12:00"))
                  : redirectedUrl("/calendar/site"));
    }
    assertThat(closures()).isEqualTo(3);
    UUID id = jdbc.sql("select distinct closing from site_closure").query(UUID.class).single();
    web.perform(get("/calendar/site").with(signedIn(CastMember.ANNEKE)))
        .andExpect(
            content().string(containsString("Mon 22 Nov 2027, 08:30 to Wed 24 Nov 2027, 12:00")))
        .andExpect(content().string(not(containsString("Take back"))));
    web.perform(get("/calendar/site/closings/" + id).with(signedIn(CastMember.SAMIR)))
        .andExpect(content().string(containsString("Tue 23 Nov 2027, the whole day")))
        .andExpect(content().string(containsString("Wed 24 Nov 2027, until 12:00")))
        .andExpect(content().string(containsString("Nothing was planned then.")))
        .andExpect(content().string(containsString("By samir")));
    web.perform(get("/calendar/site/closings/" + id).with(signedIn(CastMember.LENA)))
        .andExpect(status().isForbidden());
    web.perform(
            post("/calendar/site/reopening")
                .param("closing", id.toString())
                .with(csrf())
                .with(signedIn(CastMember.ANNEKE)))
        .andExpect(status().isForbidden());
    assertThat(closures()).isEqualTo(3);
    web.perform(
            post("/calendar/site/reopening")
                .param("closing", id.toString())
                .with(csrf())
                .with(signedIn(CastMember.SAMIR)))
        .andExpect(redirectedUrl("/calendar/site"));
    assertThat(closures()).isZero();
    web.perform(get("/calendar/site/closings/" + id).with(signedIn(CastMember.SAMIR)))
        .andExpect(status().isNotFound());
  }

  @Test
  void bothDaysThatWereTypedStayWhenTheyAreRefused() throws Exception {
    for (String step : new String[] {"preview", "closures"}) {
      web.perform(
              post("/calendar/site/" + step)
                  .param("day", "2027-11-24")
                  .param("lastDay", "2027-11-22")
                  .param("from", "08:30")
                  .param("reason", "burst pipe")
                  .with(csrf())
                  .with(signedIn(CastMember.SAMIR)))
          .andExpect(status().is(422))
          .andExpect(content().string(containsString("swap the two days")))
          .andExpect(content().string(containsString("value=\"2027-11-24\"")))
          .andExpect(content().string(containsString("value=\"2027-11-22\"")))
          .andExpect(content().string(containsString("value=\"08:30\"")))
          .andExpect(content().string(containsString("value=\"burst pipe\"")));
    }
    assertThat(closures()).isZero();
  }

  @Test
  void onlySupervisorsAndDirectorsChangeTheCalendarAndAdministratorsSeeNothing() throws Exception {
    web.perform(get("/calendar/site").with(signedIn(CastMember.ANNEKE)))
        .andExpect(status().isOk())
        .andExpect(content().string(not(containsString("Close the site"))));
    web.perform(
            post("/calendar/site/closures")
                .param("day", "2027-11-25")
                .param("reason", "snow")
                .with(csrf())
                .with(signedIn(CastMember.ANNEKE)))
        .andExpect(status().isForbidden());
    web.perform(get("/calendar/site").with(signedIn(CastMember.LENA)))
        .andExpect(status().isForbidden());
    assertThat(closures()).isZero();
  }

  @Test
  void hoursThatOverlapAreToldOnTheMembersPage() throws Exception {
    UUID miriam = as(CastMember.MIRIAM).id().value();
    web.perform(get("/staff-hours").with(signedIn(CastMember.SAMIR)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Miriam Osei")));
    web.perform(get("/staff-hours/" + miriam).with(signedIn(CastMember.SAMIR)))
        .andExpect(status().isOk());
    web.perform(
            post("/staff-hours/" + miriam + "/hours")
                .param("monday0From", "09:00")
                .param("monday0Until", "13:00")
                .param("monday1From", "12:00")
                .param("monday1Until", "17:00")
                .with(csrf())
                .with(signedIn(CastMember.SAMIR)))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("let the second begin at 13:00")))
        .andExpect(content().string(containsString("name=\"monday1From\" value=\"12:00\"")));
    web.perform(
            post("/staff-hours/" + miriam + "/hours")
                .param("monday0From", "09:00")
                .param("monday0Until", "13:00")
                .with(csrf())
                .with(signedIn(CastMember.SAMIR)))
        .andExpect(redirectedUrl("/staff-hours/" + miriam));
    assertThat(practices.of(as(CastMember.MIRIAM).id()).hours()).hasSize(1);
  }

  @Test
  void whatWasTypedOfARoomOrAMemberStaysWhenItIsRefused() throws Exception {
    web.perform(
            post("/rooms")
                .param("name", "Maple")
                .param("capacity", "many")
                .with(csrf())
                .with(signedIn(CastMember.SAMIR)))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("takes a whole number such as 12.")))
        .andExpect(content().string(containsString("value=\"Maple\"")))
        .andExpect(content().string(containsString("value=\"many\"")));
    String miriam = "/staff-hours/" + as(CastMember.MIRIAM).id().value();
    web.perform(
            post(miriam + "/leave")
                .param("first", "2027-03-10")
                .param("last", "2027-03-01")
                .param("reason", "training week")
                .with(csrf())
                .with(signedIn(CastMember.SAMIR)))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("value=\"2027-03-10\"")))
        .andExpect(content().string(containsString("value=\"training week\"")));
    int warnAt = practices.of(as(CastMember.MIRIAM).id()).warnAt();
    web.perform(
            post(miriam + "/practice")
                .param("warnAt", "7")
                .param("blockAt", "9")
                .param("languages", "en")
                .param("leavesOn", "in spring")
                .with(csrf())
                .with(signedIn(CastMember.SAMIR)))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("value=\"in spring\"")));
    assertThat(practices.of(as(CastMember.MIRIAM).id()).warnAt())
        .as("a form that is refused changes nothing")
        .isEqualTo(warnAt);
  }

  @Test
  void thePageOfALeaverLeadsToMendingThePlanWithThemChosen() throws Exception {
    String miriam = as(CastMember.MIRIAM).id().value().toString();
    web.perform(
            post("/staff-hours/" + miriam + "/practice")
                .param("warnAt", "20")
                .param("blockAt", "24")
                .param("languages", "en")
                .param("leavesOn", "2099-06-30")
                .with(csrf())
                .with(signedIn(CastMember.SAMIR)))
        .andExpect(redirectedUrl("/staff-hours/" + miriam));
    web.perform(get("/staff-hours/" + miriam).with(signedIn(CastMember.SAMIR)))
        .andExpect(
            content()
                .string(
                    containsString(
                        "/schedule/repair?lost=therapist:" + miriam + "&amp;from=2099-07-01")));
    web.perform(
            get("/schedule/repair")
                .param("lost", "therapist:" + miriam)
                .with(signedIn(CastMember.SAMIR)))
        .andExpect(
            content()
                .string(
                    containsString("value=\"therapist:" + miriam + "\" selected=\"selected\"")));
    web.perform(get("/staff-hours/" + miriam).with(signedIn(CastMember.ANNEKE)))
        .andExpect(content().string(not(containsString("/schedule/repair"))));
  }

  @Test
  void oneEntryOfTheMainNavigationIsTheCurrentOne() throws Exception {
    web.perform(get("/calendar/site").with(signedIn(CastMember.SAMIR)))
        .andExpect(
            content().string(containsString("href=\"/calendar/site\" aria-current=\"page\"")))
        .andExpect(content().string(not(containsString("href=\"/calendar\" aria-current"))));
  }

  @Test
  void roomsAreAddedByPageAndByProgram() throws Exception {
    web.perform(
            post("/rooms")
                .param("name", "Oak")
                .param("capacity", "12")
                .with(csrf())
                .with(signedIn(CastMember.SAMIR)))
        .andExpect(redirectedUrl("/rooms"));
    web.perform(get("/rooms").with(signedIn(CastMember.SAMIR)))
        .andExpect(content().string(containsString("Oak")));
    web.perform(
            post("/api/v1/rooms")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"name\":\"Elm\",\"capacity\":0}")
                .with(csrf())
                .with(signedIn(CastMember.SAMIR)))
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.detail", containsString("Elm cannot hold 0 people")));
    web.perform(get("/api/v1/rooms").with(signedIn(CastMember.ANNEKE)))
        .andExpect(jsonPath("$.items[0].name").value("Oak"));
  }

  @Test
  void programsReadProposalsAndAreToldWhatIsWrongWithHours() throws Exception {
    web.perform(
            get("/api/v1/site-calendar/holiday-proposals?year=2027")
                .with(signedIn(CastMember.ANNEKE)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.items[?(@.day == '2027-11-25')].name").value("Thanksgiving Day"));
    web.perform(
            put("/api/v1/site-calendar/hours")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"monday\":{\"opens\":\"20:00\",\"closes\":\"08:00\"}}")
                .with(csrf())
                .with(signedIn(CastMember.SAMIR)))
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.detail", containsString("before it opens at 20:00")));
    web.perform(get("/api/v1/staff-hours").with(signedIn(CastMember.ANNEKE)))
        .andExpect(jsonPath("$.items[0].blockAt").value(24));
  }

  private long closures() {
    return jdbc.sql("select count(*) from site_closure").query(Long.class).single();
  }

  private RequestPostProcessor signedIn(CastMember member) {
    Staff staff = as(member);
    var authorities =
        staff.roleKeys().stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList();
    return authentication(
        UsernamePasswordAuthenticationToken.authenticated(
            new SignedInStaff(staff), null, authorities));
  }
}
