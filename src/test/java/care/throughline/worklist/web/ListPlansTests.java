package care.throughline.worklist.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.access.Staff;
import care.throughline.demo.CastMember;
import care.throughline.episode.PeopleSearch;
import care.throughline.platform.Transactions;
import care.throughline.support.ClinicTest;
import care.throughline.support.CountedStatements;
import care.throughline.support.ListRows;
import care.throughline.support.SeenStatements;
import care.throughline.worklist.ListAddress;
import care.throughline.worklist.WorkItemBackground;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How lists are read when they are long: along indexes, in a few statements. */
final class ListPlansTests extends ClinicTest {

  private static final int PEOPLE = 8_000;
  private static final int ITEMS = 20_000;
  private static final int STATEMENTS = 16;

  @Autowired private WorkLists lists;
  @Autowired private FilterBars bars;
  @Autowired private WorkItemBackground background;
  @Autowired private PeopleSearch search;
  @Autowired private DataSource dataSource;
  @Autowired private Transactions transactions;

  @Test
  void noListReadsALargeTableFromEndToEnd() {
    Staff anneke = as(CastMember.ANNEKE);
    new ListRows(jdbc).fill(PEOPLE, ITEMS, anneke.id().value());
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
    reads.put("search", () -> search.named("hitlock", anneke, 50));
    // The printed list is not among them: of a thousand rows of these the whole table is the
    // cheapest way.
    reads.forEach(
        (name, read) -> {
          SeenStatements.Seen done = seen.in(read);
          assertThat(done.readWhole()).as(name).doesNotContain("work_item", "episode", "person");
          assertThat(done.plans())
              .as(name)
              .isNotEmpty()
              .noneMatch(
                  plan ->
                      plan.contains("Seq Scan on work_item")
                          || plan.contains("Seq Scan on episode")
                          || plan.contains("Seq Scan on person "));
        });
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
        "tab=done&level=2.1");
  }
}
