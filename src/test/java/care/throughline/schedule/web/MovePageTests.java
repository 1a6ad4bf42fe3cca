package care.throughline.schedule.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import care.throughline.access.SignedInStaff;
import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.support.ClinicTest;
import care.throughline.support.ScheduleRows;
import care.throughline.support.ScheduleRows.InCare;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
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

/** Moving and cancelling one meeting or one session, at a browser and for programs. */
class MovePageTests extends ClinicTest {

  private static final LocalDate TUESDAY = LocalDate.of(2027, 1, 5);

  @Autowired private WebApplicationContext application;

  private MockMvc web;
  private UUID meeting;
  private UUID hour;

  @BeforeEach
  void aMeetingAndAnHour() {
    web = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
    ScheduleRows rows = new ScheduleRows(jdbc);
    UUID kai = as(CastMember.KAI).id().value();
    UUID miriam = as(CastMember.MIRIAM).id().value();
    UUID north = rows.room("North", 12);
    UUID lanterns = rows.group("Lanterns", kai, north);
    meeting = rows.meeting(lanterns, kai, north, TUESDAY, LocalTime.of(16, 0));
    InCare dana = rows.person("Dana", "Whitlock");
    rows.partOf(meeting, dana);
    UUID south = rows.room("South", 3);
    hour = rows.hour(dana, miriam, south, TUESDAY, LocalTime.of(10, 0));
    rows.hour(rows.person("Lee", "Marsh"), miriam, south, TUESDAY, LocalTime.of(11, 0));
  }

  @Test
  void aCoordinatorMovesAMeetingFromItsRosterWithEverybodyInIt() throws Exception {
    web.perform(get("/group-sessions/" + meeting).with(signedIn(CastMember.ANNEKE)))
        .andExpect(content().string(containsString("/group-sessions/" + meeting + "/move")));
    web.perform(get("/group-sessions/" + meeting + "/move").with(signedIn(CastMember.ANNEKE)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Lanterns")))
        .andExpect(content().string(containsString("value=\"16:00\"")));
    web.perform(
            post("/group-sessions/" + meeting + "/move")
                .param("day", "2027-01-06")
                .param("from", "15:00")
                .param("until", "18:00")
                .param("why", "The room is painted")
                .with(csrf())
                .with(signedIn(CastMember.ANNEKE)))
        .andExpect(redirectedUrl("/group-sessions/" + meeting));
    assertThat(
            jdbc.sql(
                    "select count(*) from session where group_session = ? and local_date = '2027-01-06' and local_start = '15:00'")
                .param(meeting)
                .query(Integer.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void aTimeThatIsTakenKeepsWhatWasTypedAndOffersTheNextThreeAsButtons() throws Exception {
    String page =
        web.perform(
                post("/sessions/" + hour + "/move")
                    .param("day", "2027-01-05")
                    .param("from", "11:00")
                    .param("until", "12:00")
                    .param("why", "Court in the morning")
                    .with(csrf())
                    .with(signedIn(CastMember.MIRIAM)))
            .andExpect(status().isConflict())
            .andExpect(content().string(containsString("is already taken on")))
            .andExpect(content().string(containsString("value=\"11:00\"")))
            .andExpect(content().string(containsString("Court in the morning")))
            .andReturn()
            .getResponse()
            .getContentAsString();
    assertThat(page.split(">Move to ", -1)).as("three buttons").hasSize(4);
    assertThat(page).contains("Move to Tuesday 5 January, 12:00 to 13:00");
    assertThat(page).as("somebody else's name").doesNotContain("Marsh");
    assertThat(page)
        .as("each button sends the time and the reason that was typed")
        .contains("name=\"from\" value=\"12:00\"");
    assertThat(page.split("name=\"why\" value=\"Court in the morning\"", -1)).hasSize(4);
    web.perform(
            post("/sessions/" + hour + "/move")
                .param("day", "2027-01-05")
                .param("from", "12:00")
                .param("until", "13:00")
                .param("why", "Court in the morning")
                .with(csrf())
                .with(signedIn(CastMember.MIRIAM)))
        .andExpect(redirectedUrl("/schedule?week=2027-01-05"));
  }

  @Test
  void anotherDayIsCheckedAgainstTheHoursThatTheTherapistAndTheSiteHaveThatDay() throws Exception {
    new ScheduleRows(jdbc)
        .works(
            as(CastMember.MIRIAM), TUESDAY.getDayOfWeek(), LocalTime.of(9, 0), LocalTime.of(13, 0));
    api(
            "/sessions/" + hour + "/move",
            "{'day':'2027-01-06','from':'10:00','until':'11:00','why':'Court'}")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.detail", containsString("Miriam Osei does not work from 10:00")))
        .andExpect(jsonPath("$.next[0].wish.day").value("2027-01-12"))
        .andExpect(jsonPath("$.next[0].wish.from").value("09:00"));
    api(
            "/sessions/" + hour + "/move",
            "{'day':'2027-01-09','from':'10:00','until':'11:00','why':'Court'}")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.detail", containsString("is not open on Saturdays")));
  }

  @Test
  void whoCancelsIsAskedAndAReasonIsNeeded() throws Exception {
    web.perform(
            post("/sessions/" + hour + "/cancellation")
                .param("by", "person")
                .param("why", " ")
                .with(csrf())
                .with(signedIn(CastMember.ANNEKE)))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("There is no reason")));
    web.perform(
            post("/sessions/" + hour + "/cancellation")
                .param("by", "person")
                .param("why", "Work")
                .with(csrf())
                .with(signedIn(CastMember.ANNEKE)))
        .andExpect(status().is3xxRedirection());
    assertThat(state(hour)).isEqualTo("cancelledPatient");
    web.perform(get("/sessions/" + hour + "/move").with(signedIn(CastMember.ANNEKE)))
        .andExpect(content().string(containsString("only what is still to come")))
        .andExpect(content().string(not(containsString("Move it</button>"))));
  }

  @Test
  void theWeekLinksItForThoseWhoMayAndNobodyElseGetsIn() throws Exception {
    String link = "/sessions/" + hour + "/move";
    web.perform(get("/schedule?week=2027-01-05").with(signedIn(CastMember.ANNEKE)))
        .andExpect(content().string(containsString(link)))
        .andExpect(content().string(containsString("/group-sessions/" + meeting + "/move")));
    web.perform(get("/schedule?week=2027-01-05").with(signedIn(CastMember.ROSA)))
        .andExpect(content().string(not(containsString("/move"))));
    web.perform(get(link).with(signedIn(CastMember.ROSA))).andExpect(status().isForbidden());
    web.perform(
            post("/group-sessions/" + meeting + "/cancellation")
                .param("by", "programme")
                .param("why", "x")
                .with(csrf())
                .with(signedIn(CastMember.ROSA)))
        .andExpect(status().isForbidden());
  }

  @Test
  void aProgramIsToldTheAlternativesAndMovesAndCancels() throws Exception {
    api(
            "/sessions/" + hour + "/move",
            "{'day':'2027-01-05','from':'11:00','until':'12:00','why':'Court'}")
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.alternatives", hasSize(3)))
        .andExpect(jsonPath("$.alternatives[0]", containsString("12:00 to 13:00")))
        .andExpect(jsonPath("$.next", hasSize(3)))
        .andExpect(jsonPath("$.next[0].wish.from").value("12:00"));
    api(
            "/sessions/" + hour + "/move",
            "{'day':'2027-01-05','from':'06:00','until':'07:00','why':'Court'}")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.detail", containsString("outside the hours")))
        .andExpect(jsonPath("$.alternatives", hasSize(3)));
    api(
            "/sessions/" + hour + "/move",
            "{'day':'2027-01-05','from':'12:00','until':'13:00','why':'Court'}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.starts", containsString("12:00")));
    api("/group-sessions/" + meeting + "/cancellation", "{'by':'person','why':'Ill'}")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.detail", containsString("programme or facilitator")));
    api("/group-sessions/" + meeting + "/cancellation", "{'by':'facilitator','why':'Ill'}")
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.state").value("cancelled"));
    api("/sessions/" + UUID.randomUUID() + "/cancellation", "{'by':'person','why':'Ill'}")
        .andExpect(status().isNotFound());
  }

  private org.springframework.test.web.servlet.ResultActions api(String path, String body)
      throws Exception {
    return web.perform(
        post("/api/v1" + path)
            .contentType(MediaType.APPLICATION_JSON)
            .content(body.replace('\'', '"'))
            .with(csrf())
            .with(signedIn(CastMember.ANNEKE)));
  }

  private String state(UUID session) {
    return jdbc.sql("select state from session where id = ?")
        .param(session)
        .query(String.class)
        .single();
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
