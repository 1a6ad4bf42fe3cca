package care.throughline.worklist;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.demo.CastMember;
import care.throughline.platform.Json;
import care.throughline.support.JourneyTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.springframework.beans.factory.annotation.Autowired;

/** The database itself tells every node what changed, whichever statement did it. */
final class ChangesAreAnnouncedTests extends JourneyTest {

  private static final int AT_MOST_MILLIS = 5_000;

  @Autowired private DataSource source;
  private final Json json = new Json();

  @Test
  void tellsOfNewTakenAndReturnedItemsAndNothingAboutThePerson() throws SQLException {
    try (Connection connection = source.getConnection()) {
      connection.createStatement().execute("listen work_item");
      WorkItem item = item(refer(), "UserTask_ContactPerson");
      assertThat(heard(connection))
          .anyMatch(told -> told.contains(item.id().value().toString()))
          .noneMatch(told -> told.contains(FAMILY_NAME) || told.contains("person"));

      WorkItem claimed = desk.claim(item.id(), as(CastMember.ROSA));
      assertThat(changes(connection))
          .containsExactly(
              new WorkItemChange(
                  as(CastMember.ROSA).site(),
                  item.id().value(),
                  claimed.version(),
                  java.util.Set.copyOf(item.roles()),
                  java.util.Set.of(as(CastMember.ROSA).id().value().toString())));

      desk.release(item.id(), as(CastMember.ROSA));
      assertThat(changes(connection))
          .allMatch(change -> change.concerns(as(CastMember.ROSA)))
          .hasSize(1);
      connection.createStatement().execute("unlisten *");
    }
  }

  @Test
  void tellsOfVeryManyAtOnceInOneLine() throws SQLException {
    refer();
    try (Connection connection = source.getConnection()) {
      connection.createStatement().execute("listen work_item");
      jdbc.sql(
              """
              insert into work_item (id, site, page, page_about, name, why, roles, urgency, state, created_at, due_at)
              select gen_random_uuid(), (select site from work_item limit 1), '/pages/' || n, 'a page', 'Look', 'It waits', '{peer}', 'ROUTINE', 'open', now(), now()
              from generate_series(1, 201) n""")
          .update();
      assertThat(changes(connection))
          .singleElement()
          .satisfies(change -> assertThat(change.id()).isNull());
      jdbc.sql("delete from work_item where page like '/pages/%'").update();
      connection.createStatement().execute("unlisten *");
    }
  }

  private List<WorkItemChange> changes(Connection connection) throws SQLException {
    return heard(connection).stream().map(told -> WorkItemChange.read(told, json)).toList();
  }

  private static List<String> heard(Connection connection) throws SQLException {
    List<String> heard = new ArrayList<>();
    PGNotification[] told = connection.unwrap(PGConnection.class).getNotifications(AT_MOST_MILLIS);
    if (told != null) {
      for (PGNotification one : told) {
        heard.add(one.getParameter());
      }
    }
    return heard;
  }
}
