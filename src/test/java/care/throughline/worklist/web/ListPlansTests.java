package care.throughline.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import care.throughline.access.SignedInStaff;
import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.PeopleSearch;
import care.throughline.platform.Transactions;
import care.throughline.support.ClinicTest;
import care.throughline.support.CountedStatements;
import care.throughline.support.ListRows;
import care.throughline.support.SeenStatements;
import care.throughline.worklist.ListAddress;
import care.throughline.worklist.ListTimes;
import care.throughline.worklist.ListedItems;
import care.throughline.worklist.WorkItemBackground;
import care.throughline.worklist.WorkItems;
import care.throughline.worklist.WorkListView;
import care.throughline.workspace.Caseloads;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** How lists are read when they are long: along indexes, in a few statements. */
final class ListPlansTests extends ClinicTest {

  private static final int PEOPLE = 8_000;
  private static final int ITEMS = 20_000;
  private static final int STATEMENTS = 16;
  private static final String[] LARGE = {
    "work_item", "episode", "person", "searched_word", "history_entry"
  };
  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  @Autowired private WorkLists lists;
  @Autowired private FilterBars bars;
  @Autowired private WorkItemBackground background;
  @Autowired private PeopleSearch search;
  @Autowired private ListedItems listed;
  @Autowired private WorkItems items;
  @Autowired private EpisodeRecord record;
  @Autowired private Caseloads caseloads;
  @Autowired private WebApplicationContext application;
  @Autowired private DataSource dataSource;
  @Autowired private Transactions transactions;

  @Test
  void noListReadsALargeTableFromEndToEnd() {
    Staff anneke = as(CastMember.ANNEKE);
    ListRows rows = new ListRows(jdbc);
    rows.fill(PEOPLE, ITEMS, anneke.id().value());
    rows.behind(ITEMS / 2, anneke.username(), clock.instant().minus(Duration.ofHours(1)));
    EpisodeId episode =
        new EpisodeId(
            jdbc.sql("select id from episode order by id limit 1").query(UUID.class).single());
    Staff miriam = as(CastMember.MIRIAM);
    jdbc.sql(
            """
            insert into therapist_assignment (id, episode, therapist, weekday, starts, during, assigned_at, assigned_by)
            select gen_random_uuid(), e.id, :therapist, 1 + n % 5, time '09:00' + make_interval(hours => n / 5), daterange('2026-12-01', null),
                   timestamptz '2026-12-01T00:00:00Z', 'samir'
            from (select id, row_number() over (order by id)::int - 1 as n from episode order by id limit 20) e""")
        .param("therapist", miriam.id().value())
        .update();
    SeenStatements seen = new SeenStatements(dataSource, transactions, jdbc);

    Map<String, Runnable> reads = new LinkedHashMap<>();
    for (String query : addresses(anneke)) {
      reads.put(query, () -> lists.screen(query, anneke));
      reads.put(
          "after " + query,
          () -> {
            String next = lists.screen(query, anneke).page().next();
            if (next != null) {
              String after = next.replaceAll(".*&after=([^&]+)&.*", "$1");
              lists.part(ListAddress.parse(query), anneke, after, 50);
            }
          });
    }
    reads.put("choices", () -> bars.choices(ListAddress.parse("tab=team"), anneke));
    reads.put("people", () -> background.people(anneke, 50));
    for (WorkListView view : WorkListView.values()) {
      reads.put(
          "count of " + view.key(),
          () ->
              listed.counts(
                  Set.of(ListAddress.of(view)),
                  listed.look(anneke, ListTimes.at(clock.instant(), ZONE), null)));
    }
    reads.put("search for the beginning", () -> search.named("whit", anneke, 50, true));
    reads.put("search for two words", () -> search.named("dana whit", anneke, 50, true));
    reads.put("search for a part", () -> search.named("hitlock", anneke, 50, true));
    reads.put("search for a mistyped name", () -> search.named("dana witlock", anneke, 50, true));
    reads.put("search for a number", () -> search.named("l-00001", anneke, 50, true));
    reads.put("open items of a person", () -> items.openOf(episode, anneke));
    reads.put("timeline of a person", () -> record.entries(episode, 500));
    reads.put(
        "caseload",
        () ->
            assertThat(
                    caseloads
                        .of(miriam.id(), anneke, LocalDate.of(2027, 1, 4), clock.instant())
                        .people())
                .hasSize(20));
    MockMvc web = MockMvcBuilders.webAppContextSetup(application).apply(springSecurity()).build();
    for (String page : List.of("/people?q=whit", "/notifications?q=whit", "/notices")) {
      reads.put(page, () -> open(web, page, anneke));
    }
    reads.put("/people/{id}", () -> open(web, "/people/" + personOf(episode), anneke));
    // The printed list is not among them: of a thousand rows of these the whole table is the
    // cheapest way.
    reads.forEach(
        (name, read) -> {
          SeenStatements.Seen done = seen.in(read);
          assertThat(done.readWhole()).as(name).doesNotContain(LARGE);
          assertThat(done.plans())
              .as(name)
              .isNotEmpty()
              .noneMatch(
                  plan ->
                      Arrays.stream(LARGE)
                          .anyMatch(table -> plan.contains("Seq Scan on " + table + " ")));
        });
  }

  private UUID personOf(EpisodeId episode) {
    return jdbc.sql("select person from episode where id = ?")
        .param(episode.value())
        .query(UUID.class)
        .single();
  }

  private static void open(MockMvc web, String path, Staff reader) {
    try {
      web.perform(
              get(path)
                  .with(
                      authentication(
                          UsernamePasswordAuthenticationToken.authenticated(
                              new SignedInStaff(reader),
                              null,
                              reader.roleKeys().stream()
                                  .map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                                  .toList()))))
          .andExpect(status().isOk());
    } catch (Exception failure) {
      throw new IllegalStateException(path, failure);
    }
  }

  @Test
  void aPageCostsTheSameFewStatementsHoweverLongTheListIs() {
    Staff anneke = as(CastMember.ANNEKE);
    CountedStatements counted = new CountedStatements(dataSource, transactions);
    new ListRows(jdbc).fill(400, 1_000, anneke.id().value());
    for (String query : addresses(anneke)) {
      assertThat(counted.in(() -> lists.screen(query, anneke)))
          .as(query)
          .isLessThanOrEqualTo(STATEMENTS);
    }
  }

  private static List<String> addresses(Staff reader) {
    return List.of(
        "tab=mine",
        "tab=team",
        "tab=unassigned",
        "tab=waiting",
        "tab=done",
        "tab=team&urgency=emergency",
        "tab=team&due=today&due=week",
        "tab=team&role=therapist",
        "tab=team&task=Do+the+thing+number+3",
        "tab=team&task=Nothing+like+it",
        "tab=team&owner=" + reader.id().value(),
        "tab=team&owner=nobody",
        "tab=team&level=3.7",
        "tab=unassigned&level=2.1&urgency=high",
        "tab=team&snoozed=with",
        "tab=team&q=whitlock",
        "tab=team&q=number+1",
        "tab=mine&q=whitlock",
        "tab=waiting&q=dana",
        "tab=done&level=2.1",
        "tab=team&q=dana+whit",
        "tab=team&q=witlock",
        "tab=unassigned&task=Do+the+thing+number+3",
        "tab=waiting&task=Do+the+thing+number+3",
        "tab=waiting&level=2.1",
        "tab=waiting&urgency=high",
        "tab=waiting&due=week",
        "tab=waiting&owner=" + reader.id().value(),
        "tab=mine&level=2.1&due=week",
        "tab=done&urgency=high");
  }
}
