package care.throughline.workspace.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.view;

import care.throughline.access.SignedInStaff;
import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.Referral;
import care.throughline.person.NewPerson;
import care.throughline.person.PersonId;
import care.throughline.platform.Actor;
import care.throughline.support.ClinicTest;
import care.throughline.worklist.WorkItem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

class PagesTests extends ClinicTest {

  private static final String FAMILY_NAME = "Whitlock";

  @Autowired private WebApplicationContext application;

  private MockMvc web;
  private PersonId dana;
  private EpisodeId episode;

  @BeforeEach
  void referDana() {
    web = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
    dana =
        persons.add(
            new NewPerson(
                "Dana",
                FAMILY_NAME,
                LocalDate.of(1992, 5, 2),
                "female",
                "en",
                "+15550100144",
                null,
                null,
                List.of()));
    episode =
        course.open(
            dana,
            new Referral("phone", "phone:dana", null, List.of(), List.of(), false),
            Actor.INSTALLATION);
    journey.settle();
  }

  @Test
  void showsTheListWithItsShell() throws Exception {
    web.perform(get("/?tab=unassigned").with(signedIn(CastMember.ROSA)))
        .andExpect(status().isOk())
        .andExpect(view().name("workspace/home"))
        .andExpect(header().string("Cache-Control", containsString("no-store")))
        .andExpect(content().string(containsString(FAMILY_NAME)))
        .andExpect(content().string(containsString("Rosa Delgado")));
  }

  @Test
  void tellsWhatIsLateInTheListThatIsShown() throws Exception {
    journey.pass(Duration.ofDays(2));
    web.perform(get("/?tab=team").with(signedIn(CastMember.ROSA)))
        .andExpect(content().string(containsString("In your team: 1 overdue")));
    web.perform(get("/?tab=mine").with(signedIn(CastMember.ROSA)))
        .andExpect(content().string(containsString("Nothing overdue")));
  }

  @Test
  void offersNoListAndNoSearchToThoseWhoDoNotWorkWithPeople() throws Exception {
    web.perform(get("/").with(signedIn(CastMember.LENA)))
        .andExpect(content().string(containsString("has no work list")))
        .andExpect(content().string(not(containsString("work-tabs"))))
        .andExpect(content().string(not(containsString("data-search"))));
    web.perform(get("/").with(signedIn(CastMember.ROSA)))
        .andExpect(content().string(containsString("work-tabs")))
        .andExpect(content().string(containsString("data-search")));
  }

  @Test
  void claimsFromTheListAndTellsTheSecondOneWhoWasQuicker() throws Exception {
    WorkItem item = journey.open(episode).get(0);
    web.perform(
            post(path(item) + "/claim")
                .param("from", "list")
                .header("HX-Request", "true")
                .with(csrf())
                .with(signedIn(CastMember.ROSA)))
        .andExpect(status().isOk())
        .andExpect(view().name("worklist/_row-update"))
        .andExpect(content().string(containsString("You")));
    web.perform(
            post(path(item) + "/claim")
                .param("from", "panel")
                .header("HX-Request", "true")
                .with(csrf())
                .with(signedIn(CastMember.ANNEKE)))
        .andExpect(status().isOk())
        .andExpect(view().name("worklist/_panel-update"))
        .andExpect(content().string(containsString("Rosa Delgado took it first")));
    web.perform(
            post(path(item) + "/claim")
                .param("from", "panel")
                .header("HX-Request", "true")
                .with(csrf())
                .with(signedIn(CastMember.SAMIR)))
        .andExpect(content().string(containsString("Rosa Delgado took it first")));
    web.perform(get(path(item)).with(signedIn(CastMember.ROSA)))
        .andExpect(status().isOk())
        .andExpect(view().name("worklist/item"));
    web.perform(post(path(item) + "/release").with(csrf()).with(signedIn(CastMember.ROSA)))
        .andExpect(status().isSeeOther())
        .andExpect(redirectedUrl(path(item)));
  }

  @Test
  void keepsADraftAndRefusesAnswersThatDoNotFit() throws Exception {
    WorkItem item = journey.open(episode).get(0);
    web.perform(get(path(item) + "/form").with(signedIn(CastMember.ROSA)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.id").value(item.form()));
    web.perform(
            json(
                    post(path(item) + "/draft"),
                    "{\"version\":0,\"answers\":{\"nextAction\":\"after six\"}}")
                .with(signedIn(CastMember.ROSA)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.version").value(1))
        .andExpect(jsonPath("$.saved").value("Draft saved 10:00"));
    web.perform(get(path(item) + "/draft").with(signedIn(CastMember.ROSA)))
        .andExpect(jsonPath("$.answers.nextAction").value("after six"));
    web.perform(
            json(post(path(item) + "/complete"), "{\"version\":1,\"answers\":{}}")
                .with(signedIn(CastMember.ROSA)))
        .andExpect(status().is(422))
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
        .andExpect(jsonPath("$.findings[0].field").isNotEmpty());
    web.perform(
            json(post(path(item) + "/complete"), "{\"version\":1,\"answers\":{}}")
                .with(signedIn(CastMember.ANNEKE)))
        .andExpect(status().isConflict());
    web.perform(json(post(path(item) + "/complete"), "{ not json").with(signedIn(CastMember.ROSA)))
        .andExpect(status().isBadRequest());
  }

  @Test
  void showsThePersonAndWritesDownWhoLooked() throws Exception {
    web.perform(get("/people/" + dana.value()).with(signedIn(CastMember.ANNEKE)))
        .andExpect(status().isOk())
        .andExpect(view().name("workspace/person"))
        .andExpect(content().string(containsString("Intake")));
    assertThat(
            jdbc.sql(
                    "select count(*) from audit_entry where action = 'person.viewed' and actor = 'anneke' and subject_id = ?")
                .param(dana.value().toString())
                .query(Long.class)
                .single())
        .isEqualTo(1);
    web.perform(
            get("/people/" + dana.value() + "/diagrams/iopEpisode-1")
                .with(signedIn(CastMember.ANNEKE)))
        .andExpect(status().isOk())
        .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_XML))
        .andExpect(content().string(containsString("iopEpisode")));
    web.perform(get("/people?q=whit").with(signedIn(CastMember.ANNEKE)))
        .andExpect(content().string(containsString(FAMILY_NAME)));
  }

  @Test
  void takesAReportAndReactsAtOnce() throws Exception {
    String address = "/people/" + dana.value() + "/reports/person.consentRevoked";
    web.perform(get(address).header("HX-Request", "true").with(signedIn(CastMember.INES)))
        .andExpect(status().isOk())
        .andExpect(view().name("workspace/_report"));
    web.perform(get(address + "/form").with(signedIn(CastMember.INES))).andExpect(status().isOk());
    web.perform(get("/people/" + dana.value() + "/reports/no.such").with(signedIn(CastMember.INES)))
        .andExpect(status().isNotFound());
  }

  @Test
  void marksAttendanceAndShowsTheRibbon() throws Exception {
    intoTheProgramme();
    var session =
        jdbc.sql(
                "select id from session where episode = ? and upper(during) < ? order by local_date limit 1")
            .params(episode.value(), clock.instant().atOffset(java.time.ZoneOffset.UTC))
            .query(java.util.UUID.class)
            .single();
    web.perform(get("/people/" + dana.value()).with(signedIn(CastMember.KAI)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Mark attendance")));
    web.perform(
            post("/people/" + dana.value() + "/sessions/" + session + "/attendance")
                .param("state", "noShow")
                .with(csrf())
                .with(signedIn(CastMember.KAI)))
        .andExpect(status().isSeeOther());
    web.perform(get("/people/" + dana.value()).with(signedIn(CastMember.ANNEKE)))
        .andExpect(content().string(containsString("no-show")));
    assertThat(journey.open(episode)).anyMatch(item -> item.process().equals("iopMissedSession"));
  }

  @Test
  void hidesPeopleFromThoseWhoDoNotCareForThem() throws Exception {
    WorkItem item = journey.open(episode).get(0);
    for (CastMember member : List.of(CastMember.LENA, CastMember.OLU, CastMember.HL7)) {
      for (String path :
          List.of(
              "/",
              "/people",
              "/people?q=whit",
              "/people/" + dana.value(),
              path(item),
              path(item) + "/form")) {
        web.perform(get(path).with(signedIn(member)))
            .andExpect(content().string(not(containsString(FAMILY_NAME))));
      }
      web.perform(get("/api/v1/episodes").with(basic(member))).andExpect(status().isForbidden());
      web.perform(get("/api/v1/episodes/" + episode.value()).with(basic(member)))
          .andExpect(status().isNotFound());
      web.perform(get("/api/v1/work-items/" + item.id().value()).with(basic(member)))
          .andExpect(status().isNotFound());
    }
  }

  @Test
  void tellsTheOperatorThatThePromisesHold() throws Exception {
    web.perform(get("/health-checks").with(signedIn(CastMember.OLU)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("hold")))
        .andExpect(content().string(containsString("Open episodes wait")))
        .andExpect(content().string(not(containsString("open-episodes-wait"))))
        .andExpect(content().string(not(containsString(FAMILY_NAME))));
    web.perform(get("/health-checks").with(signedIn(CastMember.KAI)))
        .andExpect(status().isForbidden());
  }

  @Test
  void answersFailuresInPlainWords() throws Exception {
    web.perform(get("/people/not-an-id").with(signedIn(CastMember.ANNEKE)))
        .andExpect(status().isNotFound())
        .andExpect(view().name("platform/error"));
    web.perform(get("/nowhere").header("HX-Request", "true").with(signedIn(CastMember.ANNEKE)))
        .andExpect(status().isNotFound())
        .andExpect(view().name("platform/_problem"));
    web.perform(post("/people").with(csrf()).with(signedIn(CastMember.ANNEKE)))
        .andExpect(status().isMethodNotAllowed());
    web.perform(
            get("/work-items?after=x")
                .header("HX-Request", "true")
                .with(signedIn(CastMember.ANNEKE)))
        .andExpect(status().isBadRequest());
    web.perform(get("/assets/manifest.json")).andExpect(status().isNotFound());
    web.perform(get("/sign-in?wrong"))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("not right")));
  }

  @Test
  void refersListsAndWorksOverTheInterface() throws Exception {
    String body =
        """
        {"givenName":"Maria","familyName":"Lopez","birthDate":"1990-05-17","source":"phone","sourceKey":"call-17"}""";
    web.perform(json(post("/api/v1/episodes"), body).with(basic(CastMember.HL7)))
        .andExpect(status().isCreated())
        .andExpect(jsonPath("$.created").value(true));
    web.perform(json(post("/api/v1/episodes"), body).with(basic(CastMember.HL7)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.created").value(false));
    web.perform(json(post("/api/v1/episodes"), "{}").with(basic(CastMember.ROSA)))
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.findings.length()").value(3));
    web.perform(get("/api/v1/episodes?limit=1").with(basic(CastMember.ANNEKE)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.total").value(2))
        .andExpect(jsonPath("$.items.length()").value(1))
        .andExpect(jsonPath("$.next").isNotEmpty());
    String first =
        jdbc.sql("select id::text from episode order by referred_at, id limit 1")
            .query(String.class)
            .single();
    web.perform(get("/api/v1/episodes?after=" + first).with(basic(CastMember.ANNEKE)))
        .andExpect(jsonPath("$.items.length()").value(1))
        .andExpect(jsonPath("$.items[0].id").value(org.hamcrest.Matchers.not(first)));
    web.perform(get("/api/v1/episodes/" + episode.value()).with(basic(CastMember.ANNEKE)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.person.familyName").value(FAMILY_NAME))
        .andExpect(jsonPath("$.workItems.length()").value(1))
        .andExpect(jsonPath("$.processes[0].key").value("iopEpisode-1"));
    String item = "/api/v1/work-items/" + journey.open(episode).get(0).id().value();
    web.perform(get("/api/v1/work-items?view=unassigned").with(basic(CastMember.ROSA)))
        .andExpect(jsonPath("$.total").value(2));
    web.perform(put(item + "/claim").with(basic(CastMember.ROSA)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.owner").isNotEmpty());
    web.perform(json(post(item + "/completion"), "{\"answers\":{}}").with(basic(CastMember.ROSA)))
        .andExpect(status().is(422));
    web.perform(delete(item + "/claim").with(basic(CastMember.ROSA))).andExpect(status().isOk());
    web.perform(
            get("/api/v1/episodes/" + episode.value() + "/reports").with(basic(CastMember.ANNEKE)))
        .andExpect(jsonPath("$.items").isNotEmpty());
    web.perform(get("/api/v1/openapi.json").with(basic(CastMember.ANNEKE)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.paths['/api/v1/work-items/{id}/claim'].put.summary").isNotEmpty())
        .andExpect(
            jsonPath(
                    "$.paths['/api/v1/work-items/{id}/claim'].put.responses.default.content['application/problem+json']")
                .exists());
  }

  private void intoTheProgramme() {
    for (int step = 0;
        step < 40 && jdbc.sql("select count(*) from session").query(Long.class).single() == 0;
        step++) {
      List<WorkItem> open = journey.open(episode);
      if (open.isEmpty()) {
        journey.pass(Duration.ofDays(1));
      } else {
        journey.complete(open.get(0), Map.of());
      }
    }
    journey.pass(Duration.ofDays(8));
  }

  private static String path(WorkItem item) {
    return "/work-items/" + item.id().value();
  }

  private static org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder json(
      org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder request,
      String body) {
    return request
        .contentType(MediaType.APPLICATION_JSON)
        .accept(MediaType.APPLICATION_JSON)
        .content(body)
        .with(csrf());
  }

  private static RequestPostProcessor basic(CastMember member) {
    return httpBasic(member.username(), PASSWORD);
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
