package care.throughline.schedule.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.schedule.group.NoContacts;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;

class NoContactPageTests extends WebClinicTest {

  @Autowired private NoContacts noContacts;

  @Test
  void whoPlacesPeopleNotesAPairWithAReasonAndEndsItWithOne() throws Exception {
    EpisodeId one = inCare("active");
    EpisodeId other = inCare("active");
    form(
            CastMember.ANNEKE,
            "/no-contacts",
            "episode",
            one.value().toString(),
            "other",
            other.value().toString(),
            "reason",
            " ")
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("There is no reason")))
        .andExpect(
            content()
                .string(containsString("value=\"" + one.value() + "\" selected=\"selected\"")));
    form(
            CastMember.ANNEKE,
            "/no-contacts",
            "episode",
            one.value().toString(),
            "other",
            other.value().toString(),
            "reason",
            "court order")
        .andExpect(redirectedUrl("/no-contacts"));
    page(CastMember.ANNEKE, "/no-contacts")
        .andExpect(content().string(containsString("court order")))
        .andExpect(content().string(containsString("Given1 Family1")))
        .andExpect(content().string(containsString("Given2 Family2")));
    UUID pair = noContacts.at("main").get(0).id();
    form(CastMember.ANNEKE, "/no-contacts/" + pair + "/ending", "reason", "")
        .andExpect(status().is(422))
        .andExpect(content().string(containsString("There is no reason")));
    form(CastMember.ANNEKE, "/no-contacts/" + pair + "/ending", "reason", "order lifted")
        .andExpect(redirectedUrl("/no-contacts"));
    assertThat(noContacts.at("main")).isEmpty();
    assertThat(
            jdbc.sql("select reason || ', ' || end_reason from ended_no_contact where id = ?")
                .param(pair)
                .query(String.class)
                .single())
        .as("what was ended is kept with both reasons")
        .isEqualTo("court order, order lifted");
    assertThat(audited("noContact.added")).isPositive();
    assertThat(audited("noContact.ended")).isPositive();
    assertThat(audited("noContacts.viewed")).isPositive();
  }

  @Test
  void theOtherPersonIsOnNoneOfTheTwoPagesAndOnlyWhoPlacesPeopleSeesPairs() throws Exception {
    EpisodeId one = inCare("active");
    EpisodeId other = inCare("active");
    pair(one, other, "court order").andExpect(status().isCreated());
    String person = "/people/" + episodes.get(one).person().value();
    for (String path : new String[] {person, person + "/dose", person + "/placing"}) {
      page(CastMember.ANNEKE, path)
          .andExpect(status().isOk())
          .andExpect(content().string(not(containsString("Family2"))))
          .andExpect(content().string(not(containsString("court order"))));
    }
    for (CastMember none : new CastMember[] {CastMember.KAI, CastMember.LENA, CastMember.ROSA}) {
      page(none, "/no-contacts").andExpect(status().isForbidden());
      api(none, GET, "/no-contacts", "").andExpect(status().isForbidden());
    }
  }

  @Test
  void aProgramListsAndEndsPairsAndIsToldWhatIsMissing() throws Exception {
    EpisodeId one = inCare("active");
    EpisodeId other = inCare("active");
    pair(one, one, "court order")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.detail", containsString("two people")));
    pair(one, other, "")
        .andExpect(status().is(422))
        .andExpect(jsonPath("$.detail", containsString("There is no reason")));
    api(CastMember.ANNEKE, POST, "/no-contacts", "{\"episode\":\"" + one.value() + "\"}")
        .andExpect(status().is(422));
    pair(one, other, "court order").andExpect(status().isCreated());
    api(CastMember.ANNEKE, GET, "/no-contacts", "")
        .andExpect(jsonPath("$.total").value(1))
        .andExpect(jsonPath("$.items[0].reason").value("court order"));
    String ending = "/no-contacts/" + noContacts.at("main").get(0).id() + "/ending";
    api(CastMember.KAI, POST, ending, "{\"reason\":\"x\"}").andExpect(status().isForbidden());
    api(CastMember.ANNEKE, POST, ending, "{}").andExpect(status().is(422));
    api(CastMember.ANNEKE, POST, "/no-contacts/" + new UUID(1, 1) + "/ending", "{}")
        .andExpect(status().isNotFound());
    api(CastMember.ANNEKE, POST, ending, "{\"reason\":\"order lifted\"}")
        .andExpect(status().isNoContent());
    assertThat(noContacts.at("main")).isEmpty();
  }

  private ResultActions pair(EpisodeId one, EpisodeId other, String reason) throws Exception {
    return api(
        CastMember.ANNEKE,
        POST,
        "/no-contacts",
        "{\"episode\":\""
            + one.value()
            + "\",\"other\":\""
            + other.value()
            + "\",\"reason\":\""
            + reason
            + "\"}");
  }
}
