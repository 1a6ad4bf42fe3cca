package care.throughline.escalation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
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
import care.throughline.demo.CastMember;
import care.throughline.escalation.Ringing;
import care.throughline.support.JourneyTest;
import care.throughline.worklist.WorkItem;
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

/** Escalations, ladders and the rota as they are reached over the web. */
class EscalationPagesTests extends JourneyTest {

  @Autowired private WebApplicationContext application;
  @Autowired private Ringing ringing;

  private MockMvc web;
  private WorkItem call;

  @BeforeEach
  void aFirstCallWaits() {
    web = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
    call = item(refer(), "UserTask_ContactPerson");
  }

  @Test
  void saysThatNothingRingsAndThenWhatRingsForWhomAndWhatComesNext() throws Exception {
    web.perform(get("/escalations").with(signedIn(CastMember.SAMIR)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Nothing rings")));
    ringAtDue();
    web.perform(get("/escalations").with(signedIn(CastMember.SAMIR)))
        .andExpect(content().string(containsString("1 item waits for an answer")))
        .andExpect(content().string(containsString("Level 1")))
        .andExpect(content().string(containsString(FAMILY_NAME)))
        .andExpect(content().string(containsString("Level 2 rings")));
    web.perform(get("/escalations").with(signedIn(CastMember.ROSA)))
        .andExpect(content().string(containsString(call.name())))
        .andExpect(content().string(not(containsString("Put it a level lower"))));
    web.perform(get("/escalations").with(signedIn(CastMember.KAI)))
        .andExpect(content().string(not(containsString(FAMILY_NAME))));
    web.perform(get("/escalations").with(signedIn(CastMember.LENA)))
        .andExpect(status().isForbidden());
  }

  @Test
  void tellsBesideTheFormWhenItRingsAndForWhom() throws Exception {
    web.perform(get("/work-items/" + call.id().value()).with(signedIn(CastMember.ROSA)))
        .andExpect(content().string(containsString("Rings next")))
        .andExpect(content().string(containsString("for who holds it")));
  }

  @Test
  void acknowledgesTakesOverAndEasesOnThePage() throws Exception {
    ringAtDue();
    String path = "/escalations/" + call.id().value();
    web.perform(
            post(path + "/ease")
                .param("how", "postpone")
                .param("until", "2020-01-01T10:00")
                .param("reason", "The family asked for it")
                .with(csrf())
                .with(signedIn(CastMember.SAMIR)))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("a time that is still to come")))
        .andExpect(content().string(containsString("The family asked for it")));
    web.perform(post(path + "/acknowledge").with(csrf()).with(signedIn(CastMember.SAMIR)))
        .andExpect(redirectedUrl("/escalations"));
    web.perform(get("/escalations").with(signedIn(CastMember.SAMIR)))
        .andExpect(content().string(containsString("Samir Haddad answered")));
    web.perform(post("/api/v1" + path + "/acknowledgement").with(httpBasic("rosa", PASSWORD)))
        .andExpect(status().isConflict());
    web.perform(post(path + "/take-over").with(csrf()).with(signedIn(CastMember.ROSA)))
        .andExpect(redirectedUrl("/escalations"));
    assertThat(item(call.episode(), "UserTask_ContactPerson").owner())
        .isEqualTo(as(CastMember.ROSA).id());
    web.perform(get("/api/v1/escalations").with(httpBasic("samir", PASSWORD)))
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].level").value(1));
  }

  @Test
  void hidesWhatConcernsOthers() throws Exception {
    ringAtDue();
    web.perform(
            post("/api/v1/escalations/" + call.id().value() + "/acknowledgement")
                .with(httpBasic("kai", PASSWORD)))
        .andExpect(status().isNotFound());
    web.perform(
            post("/api/v1/escalations/" + call.id().value() + "/easing")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"reason\":\"busy\"}")
                .with(httpBasic("rosa", PASSWORD)))
        .andExpect(status().isConflict());
  }

  @Test
  void previewsALadderAsTypedAndKeepsWhatWasTypedWhenItIsRefused() throws Exception {
    web.perform(get("/ladders").with(signedIn(CastMember.LENA)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Emergency")))
        .andExpect(content().string(containsString("All clocks of a step")));
    web.perform(get("/ladders/ROUTINE").with(signedIn(CastMember.LENA)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Across a weekend")));
    web.perform(
            post("/ladders/ROUTINE")
                .param("amount", "3")
                .param("unit", "CLINIC_HOURS")
                .param("l1-at", "0")
                .param("l1-targets", "SUPERVISOR")
                .param("l2-at", "1")
                .param("l2-targets", "DIRECTOR")
                .param("l2-repeat", "1")
                .param("preview", "yes")
                .with(csrf())
                .with(signedIn(CastMember.LENA)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Level 2, 3 clinic hours after it was due")));
    web.perform(
            post("/ladders/ROUTINE")
                .param("amount", "soon")
                .param("unit", "CLINIC_HOURS")
                .param("l1-at", "0")
                .param("l1-targets", "SUPERVISOR")
                .with(csrf())
                .with(signedIn(CastMember.LENA)))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("value=\"soon\"")))
        .andExpect(content().string(containsString("falls silent")));
    web.perform(post("/ladders/ROUTINE").with(csrf()).with(signedIn(CastMember.SAMIR)))
        .andExpect(status().isForbidden());
    web.perform(get("/ladders").with(signedIn(CastMember.ROSA))).andExpect(status().isForbidden());
    web.perform(
            put("/api/v1/ladders")
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                    "{\"urgency\":\"HIGH\",\"interval\":{\"amount\":1,\"unit\":\"HOURS\"},\"rungs\":[{\"level\":1,\"steps\":0,\"targets\":[],\"repeatEvery\":0,\"reassign\":false}]}")
                .with(httpBasic("lena", PASSWORD)))
        .andExpect(status().isUnprocessableContent())
        .andExpect(jsonPath("$.findings[*].field").value(hasItem("rungs[0].targets")));
  }

  @Test
  void showsEveryClockOfAStepInOnePlace() throws Exception {
    web.perform(
            get("/ladders?step=iopBedSearch/UserTask_AnswerOffer").with(signedIn(CastMember.LENA)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("offerExpiresAt")))
        .andExpect(content().string(containsString("Who is called")));
  }

  @Test
  void keepsTheRotaAndNamesItsGaps() throws Exception {
    web.perform(get("/on-call").with(signedIn(CastMember.ROSA)))
        .andExpect(status().isOk())
        .andExpect(content().string(containsString("Nobody is on call from")));
    web.perform(
            post("/on-call")
                .param("staff", as(CastMember.DEV).id().value().toString())
                .param("from", "2027-01-04T17:00")
                .param("until", "2027-01-05T08:00")
                .param("phone", "after five")
                .with(csrf())
                .with(signedIn(CastMember.SAMIR)))
        .andExpect(status().isUnprocessableContent())
        .andExpect(content().string(containsString("value=\"after five\"")));
    web.perform(
            post("/on-call")
                .param("staff", as(CastMember.DEV).id().value().toString())
                .param("from", "2027-01-04T17:00")
                .param("until", "2027-01-05T08:00")
                .param("phone", "+1 555 0100")
                .with(csrf())
                .with(signedIn(CastMember.SAMIR)))
        .andExpect(redirectedUrl("/on-call"));
    web.perform(get("/api/v1/on-call").with(httpBasic("rosa", PASSWORD)))
        .andExpect(jsonPath("$.items[0].name").value("Dev Patel"))
        .andExpect(jsonPath("$.gaps.length()").value(2));
    web.perform(
            post("/on-call")
                .param("staff", as(CastMember.DEV).id().value().toString())
                .param("from", "2027-01-06T17:00")
                .param("until", "2027-01-07T08:00")
                .param("phone", "+1 555 0100")
                .with(csrf())
                .with(signedIn(CastMember.ROSA)))
        .andExpect(status().isForbidden());
  }

  private void ringAtDue() {
    clock.stopAt(call.dueAt());
    ringing.ring(100);
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
