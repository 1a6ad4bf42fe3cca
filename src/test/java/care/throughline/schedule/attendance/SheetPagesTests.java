package care.throughline.schedule.attendance;

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
import care.throughline.schedule.SessionState;
import care.throughline.schedule.SheetsDue;
import care.throughline.schedule.group.GroupSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The sheet as facilitators and programs see it. */
class SheetPagesTests extends SheetTest {

  @Autowired private WebApplicationContext application;
  @Autowired private SheetsDue due;

  private MockMvc web;
  private GroupSession tuesday;
  private String path;

  @BeforeEach
  void tenPeopleWereInTheGroup() {
    web = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
    tuesday = on(eveningGroup(), TUESDAY);
    path = "/group-sessions/" + tuesday.id().value() + "/sheet";
    ten(tuesday);
    clock.stopAt(tuesday.endsAt());
    due.round();
  }

  @Test
  void theListLeadsToTheSheet() throws Exception {
    web.perform(get("/?tab=mine").with(signedIn(CastMember.KAI)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("href=\"" + path + "\"")))
        .andExpect(content().string(containsString("Evening group, Tue 5 Jan 18:00")));
    String item =
        jdbc.sql("select id::text from work_item where page = ?")
            .param(path)
            .query(String.class)
            .single();
    web.perform(get("/work-items/" + item).with(signedIn(CastMember.KAI)))
        .andExpect(status().isSeeOther())
        .andExpect(redirectedUrl(path));
    web.perform(get("/work-items/" + item + "/form").with(signedIn(CastMember.KAI)))
        .andExpect(status().isNotFound());
    web.perform(get("/api/v1/work-items?view=mine").with(program(CastMember.KAI)))
        .andExpect(jsonPath("$.items[0].page").value(path))
        .andExpect(jsonPath("$.items[0].person").doesNotExist());
  }

  @Test
  void showsEveryoneAsPresentAndWhatAMissWillStart() throws Exception {
    web.perform(get(path).with(signedIn(CastMember.KAI)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Robin Abara")))
        .andExpect(
            content().string(containsString("First miss: a call the same day, within two hours.")))
        .andExpect(content().string(containsString("Sign by tomorrow 21:00")))
        .andExpect(content().string(not(containsString("style="))));
    web.perform(get(path.replace("/sheet", "")).with(signedIn(CastMember.KAI)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("10 of 10 places")));
  }

  @Test
  void signsFromTheBrowserAndShowsTheRefusalWithEverythingThatWasTyped() throws Exception {
    SheetLine gupta = line(sheets.read(tuesday.id(), as(CastMember.KAI)), "Gupta");
    String id = gupta.session().id().value().toString();
    MockHttpServletRequestBuilder late =
        post(path)
            .param("session", id)
            .param("state-" + id, "late")
            .param("missed-" + id, "twenty")
            .param("note-" + id, "Came by bus.")
            .param("sharedNote", "A quiet evening.")
            .param("act", "sign");
    web.perform(late.with(csrf()).with(signedIn(CastMember.KAI)))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("Say by how many minutes, from 1 to 179.")))
        .andExpect(content().string(containsString("Came by bus.")))
        .andExpect(content().string(containsString("A quiet evening.")));
    web.perform(
            post(path)
                .param("session", id)
                .param("state-" + id, "late")
                .param("missed-" + id, "20")
                .param("act", "sign")
                .with(csrf())
                .with(signedIn(CastMember.KAI)))
        .andExpect(status().isSeeOther())
        .andExpect(redirectedUrl(path));
    web.perform(get(path).with(signedIn(CastMember.MIRIAM)))
        .andExpect(content().string(containsString("Signed by " + as(CastMember.KAI).name())))
        .andExpect(content().string(containsString("Came late, 20 min")));
    web.perform(
            post(path + "/changes")
                .param("session", id)
                .param("state", "attended")
                .param("reason", "The clock was wrong.")
                .with(csrf())
                .with(signedIn(CastMember.MIRIAM)))
        .andExpect(status().isSeeOther());
    assertThat(line(sheets.read(tuesday.id(), as(CastMember.KAI)), "Gupta").state())
        .isEqualTo(SessionState.ATTENDED);
    web.perform(get(path).with(signedIn(CastMember.KAI)))
        .andExpect(
            content()
                .string(
                    containsString(
                        "Before: came late, 160 min there. Miriam Osei changed it today")))
        .andExpect(content().string(containsString("The clock was wrong.")));
    web.perform(
            post(path)
                .param("sharedNote", "Typed in vain.")
                .param("act", "sign")
                .with(csrf())
                .with(signedIn(CastMember.MIRIAM)))
        .andExpect(status().isConflict())
        .andExpect(content().string(containsString("has signed this sheet")))
        .andExpect(content().string(containsString("Typed in vain.")));
  }

  @Test
  void aDraftIsKeptWhileSomebodyTypesAndTheSecondIsToldWho() throws Exception {
    String opened = sheets.read(tuesday.id(), as(CastMember.KAI)).version();
    web.perform(
            post(path + "/draft")
                .param("version", opened)
                .param("sharedNote", "Half a sentence")
                .with(csrf())
                .with(signedIn(CastMember.KAI)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.saved").value("Draft saved 21:00"))
        .andExpect(jsonPath("$.version").value(not(opened)));
    web.perform(get(path).with(signedIn(CastMember.KAI)))
        .andExpect(content().string(containsString("Half a sentence")));
    web.perform(
            post(path + "/draft")
                .param("version", opened)
                .param("sharedNote", "Another")
                .accept(MediaType.APPLICATION_JSON)
                .with(csrf())
                .with(signedIn(CastMember.MIRIAM)))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.detail").value(containsString(as(CastMember.KAI).name())));
  }

  @Test
  void anAddendumIsSignedFromThePageAndOverTheInterface() throws Exception {
    sheets.sign(tuesday.id(), exceptions(), null, as(CastMember.KAI));
    web.perform(
            post(path + "/addenda")
                .param("words", "Gupta brought a film.")
                .with(csrf())
                .with(signedIn(CastMember.MIRIAM)))
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("names somebody of the group")))
        .andExpect(content().string(containsString("Gupta brought a film.")));
    web.perform(
            post(path + "/addenda")
                .param("words", "There was a film.")
                .with(csrf())
                .with(signedIn(CastMember.MIRIAM)))
        .andExpect(status().isSeeOther())
        .andExpect(redirectedUrl(path));
    web.perform(get(path).with(signedIn(CastMember.KAI)))
        .andExpect(content().string(containsString("There was a film.")))
        .andExpect(content().string(containsString("Signed by Miriam Osei, today")));
    web.perform(
            json(post("/api/v1" + path + "/addenda"), "{\"words\":\"And a talk.\"}")
                .with(program(CastMember.KAI)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.addenda.length()").value(2))
        .andExpect(jsonPath("$.addenda[1].words").value("And a talk."))
        .andExpect(jsonPath("$.addenda[1].signedAt").exists());
  }

  @Test
  void programsSendTheExceptionsOnlyAndAreToldWhoWasQuicker() throws Exception {
    String api = "/api/v1" + path;
    SheetLine gupta = line(sheets.read(tuesday.id(), as(CastMember.KAI)), "Gupta");
    String body =
        "{\"marks\":[{\"session\":\""
            + gupta.session().id().value()
            + "\",\"state\":\"noShow\"}],\"sharedNote\":\"Cravings.\"}";
    web.perform(json(put(api), body).with(program(CastMember.KAI)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.lines.length()").value(10))
        .andExpect(jsonPath("$.savedAt").exists());
    web.perform(
            json(post(api + "/signature"), "{\"sharedNote\":\"Gupta spoke.\"}")
                .with(program(CastMember.KAI)))
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.findings[0].field").value("sharedNote"))
        .andExpect(content().string(not(containsString("Gupta"))));
    web.perform(json(post(api + "/signature"), body).with(program(CastMember.KAI)))
        .andExpect(status().isOk())
        .andExpect(jsonPath("$.signedAt").exists())
        .andExpect(jsonPath("$.state").value("held"));
    web.perform(json(post(api + "/signature"), "{}").with(program(CastMember.MIRIAM)))
        .andExpect(status().isConflict())
        .andExpect(jsonPath("$.holder").value(as(CastMember.KAI).name()));
    web.perform(
            json(
                    post(api + "/changes"),
                    "{\"session\":\"" + gupta.session().id().value() + "\",\"state\":\"excused\"}")
                .with(program(CastMember.MIRIAM)))
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.detail").value(containsString("Say why")));
    web.perform(
            json(post(api + "/signature"), "{\"marks\":[{\"session\":\"x\"}]}")
                .with(program(CastMember.KAI)))
        .andExpect(status().isBadRequest());
    web.perform(get(api).with(program(CastMember.LENA))).andExpect(status().isNotFound());
    web.perform(get(api)).andExpect(status().isUnauthorized());
  }

  private static MockHttpServletRequestBuilder json(
      MockHttpServletRequestBuilder request, String body) {
    return request.contentType(MediaType.APPLICATION_JSON).content(body).with(csrf());
  }

  private static RequestPostProcessor program(CastMember member) {
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
