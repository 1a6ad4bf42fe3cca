package care.throughline.schedule.web;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import care.throughline.access.SignedInStaff;
import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.person.NewPerson;
import care.throughline.person.PersonId;
import care.throughline.platform.Times;
import care.throughline.support.ClinicTest;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Pages and programs of the schedule, asked for by members of the cast. */
abstract class WebClinicTest extends ClinicTest {

  @Autowired private WebApplicationContext application;

  private MockMvc web;
  private int people;

  @BeforeEach
  void open() {
    web = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
  }

  ResultActions page(CastMember by, String path) throws Exception {
    return web.perform(get(path).with(signedIn(by)));
  }

  /** Sends a form; names and values in turn. */
  ResultActions form(CastMember by, String path, String... fields) throws Exception {
    MockHttpServletRequestBuilder sent = post(path).with(csrf()).with(signedIn(by));
    for (int name = 0; name < fields.length; name += 2) {
      sent.param(fields[name], fields[name + 1]);
    }
    return web.perform(sent);
  }

  /** Sends JSON, or nothing when it is empty. */
  ResultActions api(CastMember by, HttpMethod method, String path, String json) throws Exception {
    MockHttpServletRequestBuilder sent =
        request(method, "/api/v1" + path).with(csrf()).with(signedIn(by));
    return web.perform(
        json.isEmpty() ? sent : sent.contentType(MediaType.APPLICATION_JSON).content(json));
  }

  /** Somebody in care at level 2.1 without a pathway. */
  EpisodeId inCare(String state) {
    people++;
    PersonId person =
        persons.add(
            new NewPerson(
                "Given" + people,
                "Family" + people,
                LocalDate.of(1990, 1, 1),
                "female",
                "en",
                null,
                null,
                null,
                List.of()));
    EpisodeId episode = new EpisodeId(UUID.randomUUID());
    jdbc.sql(
            """
            insert into episode (id, person, site, release, state, referral_state, entry_kind, minor, level, referred_at)
            values (?, ?, 'main', (select min(number) from release), ?, 'accepted', 'referral', false, '2.1', ?)""")
        .params(episode.value(), person.value(), state, Times.utc(clock.instant()))
        .update();
    return episode;
  }

  /** How many audit entries of that action there are. */
  long audited(String action) {
    return jdbc.sql("select count(*) from audit_entry where action = ?")
        .param(action)
        .query(Long.class)
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
