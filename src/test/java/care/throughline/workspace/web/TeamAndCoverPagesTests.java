package care.throughline.workspace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
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
import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import care.throughline.platform.Transactions;
import care.throughline.support.CountedStatements;
import care.throughline.support.GroupsInTests;
import care.throughline.support.JourneyTest;
import care.throughline.worklist.WorkItem;
import care.throughline.workspace.TeamLoads;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
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

/** Pages about the work of colleagues, as they are reached over the web. */
class TeamAndCoverPagesTests extends JourneyTest {

  @Autowired private WebApplicationContext application;
  @Autowired private TeamLoads loads;
  @Autowired private DataSource dataSource;
  @Autowired private Transactions transactions;

  private MockMvc web;
  private EpisodeId episode;
  private PersonId dana;
  private WorkItem call;

  @BeforeEach
  void rosaHoldsTheFirstCall() {
    web = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
    episode = refer();
    dana = person(episode);
    call = desk.claim(item(episode, "UserTask_ContactPerson").id(), as(CastMember.ROSA));
  }

  @Test
  void showsTheSupervisorWhoIsLateAndGivesBackWhatIsChosen() throws Exception {
    clock.stopAt(local("2027-01-06T10:00"));
    web.perform(get("/team").with(signedIn(CastMember.SAMIR)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("1 overdue in all")))
        .andExpect(content().string(containsString("Rosa Delgado")));
    String rosa = "/team/" + as(CastMember.ROSA).id().value();
    web.perform(get(rosa).with(signedIn(CastMember.SAMIR)))
        .andExpect(content().string(containsString(FAMILY_NAME)))
        .andExpect(content().string(containsString("1 open item")));
    web.perform(
            post(rosa + "/pool")
                .param("item", call.id().value().toString(), UUID.randomUUID().toString())
                .with(csrf())
                .with(signedIn(CastMember.SAMIR)))
        .andExpect(redirectedUrl(rosa));
    assertThat(item(episode, "UserTask_ContactPerson").owner()).isNull();
    web.perform(get("/team").with(signedIn(CastMember.SAMIR)))
        .andExpect(content().string(containsString("Intake specialist")));
  }

  @Test
  void handsItemsOnAfterShowingBothLoadsAndOffersNobodyWhoIsAway() throws Exception {
    String rosa = "/team/" + as(CastMember.ROSA).id().value();
    String anneke = as(CastMember.ANNEKE).id().value().toString();
    String kai = as(CastMember.KAI).id().value().toString();
    jdbc.sql(
            "insert into cover (id, staff, during, made_by, made_at) values (gen_random_uuid(), ?::uuid, daterange(?, ?), ?::uuid, now())")
        .params(kai, today(), today().plusDays(2), kai)
        .update();
    try {
      web.perform(get(rosa).with(signedIn(CastMember.SAMIR)))
          .andExpect(content().string(containsString("Anneke")))
          .andExpect(content().string(not(containsString("value=\"" + kai + "\""))));
      web.perform(handing(rosa, anneke, "look"))
          .andExpect(content().string(containsString("0 open after")))
          .andExpect(content().string(containsString("1 open after")));
      assertThat(item(episode, "UserTask_ContactPerson").owner())
          .as("looking hands nothing over")
          .isEqualTo(as(CastMember.ROSA).id());
      web.perform(handing(rosa, kai, "hand")).andExpect(redirectedUrl(rosa));
      assertThat(item(episode, "UserTask_ContactPerson").owner())
          .as("whoever is away gets nothing")
          .isEqualTo(as(CastMember.ROSA).id());
      web.perform(handing(rosa, anneke, "hand")).andExpect(redirectedUrl(rosa));
      assertThat(item(episode, "UserTask_ContactPerson").owner())
          .as("whoever does other work gets nothing")
          .isEqualTo(as(CastMember.ROSA).id());
      jdbc.sql("insert into staff_role (staff, role) values (?::uuid, 'intake')")
          .param(anneke)
          .update();
      web.perform(handing(rosa, anneke, "hand")).andExpect(redirectedUrl(rosa));
      assertThat(item(episode, "UserTask_ContactPerson").owner())
          .isEqualTo(as(CastMember.ANNEKE).id());
    } finally {
      jdbc.sql("delete from staff_role where staff = ?::uuid and role = 'intake'")
          .param(anneke)
          .update();
      jdbc.sql("delete from cover where staff = ?::uuid").param(kai).update();
    }
  }

  private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder handing(
      String from, String to, String act) {
    return post(from + "/handing-over")
        .param("item", call.id().value().toString())
        .param("to", to)
        .param("act", act)
        .with(csrf())
        .with(signedIn(CastMember.SAMIR));
  }

  @Test
  void keepsTheTeamFromThoseWhoDoNotAnswerForIt() throws Exception {
    String rosa = "/team/" + as(CastMember.ROSA).id().value();
    for (String page : List.of("/team", rosa, "/caseload", "/api/v1/team", "/api/v1/caseload")) {
      web.perform(get(page).with(signedIn(CastMember.ROSA))).andExpect(status().isForbidden());
    }
    web.perform(
            post(rosa + "/pool")
                .param("item", call.id().value().toString())
                .with(csrf())
                .with(signedIn(CastMember.ANNEKE)))
        .andExpect(status().isForbidden());
    assertThat(item(episode, "UserTask_ContactPerson").owner()).isEqualTo(as(CastMember.ROSA).id());
  }

  @Test
  void readsTheWholeTeamInOneStatement() {
    Staff samir = as(CastMember.SAMIR);
    ZoneId zone = sites.home().zone();
    LocalDate monday = LocalDate.of(2027, 1, 4);
    int statements =
        new CountedStatements(dataSource, transactions)
            .in(
                () ->
                    assertThat(loads.of(samir, monday, monday, zone, clock.instant()))
                        .hasSizeGreaterThan(5));
    assertThat(statements).isEqualTo(1);
  }

  @Test
  void showsATherapistTheirOwnCaseloadAndASupervisorAnyAtTheSite() throws Exception {
    new GroupsInTests(jdbc, sites.home(), clock.instant())
        .therapist(
            episode,
            as(CastMember.MIRIAM),
            DayOfWeek.FRIDAY,
            LocalTime.of(9, 0),
            null,
            LocalDate.of(2027, 1, 1));
    web.perform(get("/caseload").with(signedIn(CastMember.MIRIAM)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("My caseload")))
        .andExpect(content().string(containsString(FAMILY_NAME)));
    String miriam = "/caseload?of=" + as(CastMember.MIRIAM).id().value();
    web.perform(get(miriam).with(signedIn(CastMember.SAMIR)))
        .andExpect(content().string(containsString("Caseload of Miriam Osei")));
    web.perform(
            get("/caseload?of=" + as(CastMember.ANNEKE).id().value())
                .with(signedIn(CastMember.MIRIAM)))
        .andExpect(status().isNotFound());
    web.perform(get("/api/v1/caseload").with(httpBasic("miriam", PASSWORD)))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].attention").value("consent"))
        .andExpect(jsonPath("$.items[0].nextStep").value(call.name()));
  }

  @Test
  void notesAnAbsenceOnThePageAndTellsWhatIsWrongWithOne() throws Exception {
    web.perform(
            post("/cover")
                .param("staff", as(CastMember.ROSA).id().value().toString())
                .param("standIn", as(CastMember.SAMIR).id().value().toString())
                .param("first", "2027-01-06")
                .param("last", "2027-01-05")
                .with(csrf())
                .with(signedIn(CastMember.ROSA)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("swap the two days")))
        .andExpect(content().string(containsString("value=\"2027-01-06\"")));
    web.perform(
            post("/api/v1/cover")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"first\":\"2027-01-04\",\"last\":\"2027-01-05\"}")
                .with(httpBasic("rosa", PASSWORD)))
        .andExpect(status().isCreated());
    assertThat(item(episode, "UserTask_ContactPerson").owner()).isNull();
    web.perform(get("/cover").with(signedIn(CastMember.ANNEKE)))
        .andExpect(content().string(containsString("Rosa Delgado")))
        .andExpect(content().string(containsString("Away")))
        .andExpect(content().string(not(containsString("the absence of Rosa Delgado"))));
  }

  @Test
  void proposesCoverForLeaveOfTheSchedule() throws Exception {
    jdbc.sql(
            "insert into staff_leave (id, staff, during, reason) values (?, ?, '[2027-01-11,2027-01-16)', 'holiday')")
        .params(UUID.randomUUID(), as(CastMember.ROSA).id().value())
        .update();
    web.perform(get("/cover").with(signedIn(CastMember.SAMIR)))
        .andExpect(content().string(containsString("Leave without cover")))
        .andExpect(content().string(containsString("11 Jan 2027 to 15 Jan 2027")));
    web.perform(get("/cover").with(signedIn(CastMember.ANNEKE)))
        .andExpect(content().string(not(containsString("Leave without cover"))));
  }

  @Test
  void walksEverythingThatIsOpenForAPersonOneAfterAnother() throws Exception {
    String due = "/people/" + dana.value() + "/due";
    String first = due + "/" + call.id().value();
    web.perform(get(due).with(signedIn(CastMember.ROSA))).andExpect(redirectedUrl(first));
    web.perform(get(first).with(signedIn(CastMember.ROSA)))
        .andExpect(content().string(containsString("1 of 1")))
        .andExpect(content().string(containsString("data-complete")));
    desk.release(call.id(), as(CastMember.ROSA));
    String item = "/work-items/" + call.id().value();
    web.perform(
            post(item + "/claim").param("from", "due").with(csrf()).with(signedIn(CastMember.ROSA)))
        .andExpect(redirectedUrl(first));
    web.perform(get(first).with(signedIn(CastMember.ROSA)))
        .andExpect(content().string(containsString("data-undo")))
        .andExpect(content().string(containsString("data-snooze")));
    web.perform(
            post(item + "/undo").param("from", "due").with(csrf()).with(signedIn(CastMember.ROSA)))
        .andExpect(redirectedUrl(first));
    assertThat(item(episode, "UserTask_ContactPerson").owner()).isNull();
    web.perform(
            post(item + "/claim").param("from", "due").with(csrf()).with(signedIn(CastMember.ROSA)))
        .andExpect(redirectedUrl(first));
    assertThat(item(episode, "UserTask_ContactPerson").owner()).isEqualTo(as(CastMember.ROSA).id());
    complete(episode, "UserTask_ContactPerson");
    String next = due + "/" + item(episode, "UserTask_RegisterPerson").id().value();
    web.perform(get(first).with(signedIn(CastMember.ROSA))).andExpect(redirectedUrl(due));
    web.perform(get(due).with(signedIn(CastMember.ROSA))).andExpect(redirectedUrl(next));
    web.perform(get(due).with(signedIn(CastMember.LENA))).andExpect(status().isForbidden());
  }

  @Test
  void keepsACommentWithItsMentionsAndTellsTheColleagueInTheBarOnTop() throws Exception {
    String path = "/work-items/" + call.id().value() + "/comments";
    web.perform(
            post(path)
                .param("comment", UUID.randomUUID().toString())
                .param("words", "<b>@anneke</b> please ring <script>alert(1)</script>")
                .header("HX-Request", "true")
                .with(csrf())
                .with(signedIn(CastMember.ROSA)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("&lt;script&gt;")))
        .andExpect(content().string(not(containsString("<script>alert"))));
    web.perform(
            post(path)
                .param("comment", UUID.randomUUID().toString())
                .param("words", "@nobody knows")
                .with(csrf())
                .with(signedIn(CastMember.ROSA)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("@nobody knows")))
        .andExpect(content().string(containsString("neither a colleague")));
    web.perform(get("/notices").with(signedIn(CastMember.ANNEKE)))
        .andExpect(content().string(containsString("Notices, 1 new")))
        .andExpect(content().string(containsString("Rosa Delgado named you")));
    web.perform(get("/api/v1/notices").with(httpBasic("anneke", PASSWORD)))
        .andExpect(jsonPath("$.items[0].kind").value("mentioned"));
    String notice = jdbc.sql("select id from staff_notice").query(UUID.class).single().toString();
    web.perform(put("/api/v1/notices/" + notice + "/seen").with(httpBasic("anneke", PASSWORD)))
        .andExpect(status().isNoContent());
    web.perform(get("/notices").with(signedIn(CastMember.ANNEKE)))
        .andExpect(content().string(containsString("Nothing new")));
    web.perform(
            post("/api/v1/work-items/" + call.id().value() + "/comments")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"words\":\"@nobody\"}")
                .with(httpBasic("rosa", PASSWORD)))
        .andExpect(status().isUnprocessableContent());
  }

  private RequestPostProcessor signedIn(CastMember member) {
    var authorities =
        as(member).roleKeys().stream()
            .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
            .toList();
    return authentication(
        UsernamePasswordAuthenticationToken.authenticated(
            new SignedInStaff(as(member)), null, authorities));
  }
}
