package care.throughline.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Two nodes on one database: whoever works at one and whoever works at the other see one clinic.
 */
final class SeveralNodesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String NOT_REACHED =
      "{\"answers\":{\"channel\":\"phone\",\"contactOutcome\":\"notReached\",\"notReachedBecause\":\"noAnswer\"}}";

  private static final PackagedJar ONE = PackagedJar.shared();
  private static final PackagedJar OTHER = ONE.another();

  private final Visitor rosa = new Visitor(ONE, "rosa");
  private final Visitor rosaElsewhere = new Visitor(OTHER, "rosa");

  @BeforeAll
  static void startTheOther() {
    OTHER.start();
  }

  @AfterAll
  static void stopTheOther() {
    OTHER.close();
  }

  @Test
  void anActOnOneNodeIsToldToWhoeverLooksAtTheOther() throws Exception {
    String item = contact();
    rosaElsewhere.signIn();
    BlockingQueue<String> told = rosaElsewhere.listen();
    assertThat(next(told, "beat")).isNotNull();
    JsonNode claimed = rosa.put("/api/v1/work-items/" + item + "/claim");
    assertThat(next(told, "item " + item))
        .isEqualTo("item " + item + " " + claimed.get("version").asInt());
    rosaElsewhere.delete("/api/v1/work-items/" + item + "/acts/latest");
    assertThat(rosa.get("/api/v1/work-items/" + item).has("owner")).isFalse();
  }

  @Test
  void whenTheListeningConnectionIsCutPagesAreToldAndHearAgainSoonAfter() throws Exception {
    String item = contact();
    rosa.signIn();
    rosaElsewhere.signIn();
    BlockingQueue<String> here = rosa.listen();
    BlockingQueue<String> there = rosaElsewhere.listen();
    assertThat(next(here, "beat")).isNotNull();
    assertThat(next(there, "beat")).isNotNull();

    assertThat(
            number(
                "select count(pg_terminate_backend(pid)) from pg_stat_activity where application_name = 'throughline listens'"))
        .isEqualTo(2);
    assertThat(next(here, "lost")).as("pages say that they do not update").isNotNull();
    assertThat(next(there, "lost")).isNotNull();
    assertThat(next(here, "again")).as("pages read their list again").isNotNull();
    assertThat(next(there, "again")).isNotNull();

    rosa.put("/api/v1/work-items/" + item + "/claim");
    assertThat(next(here, "item " + item)).isNotNull();
    assertThat(next(there, "item " + item)).isNotNull();
  }

  @Test
  void aCompletionThatIsHeldOnOneNodeIsTakenBackThroughTheOther() throws Exception {
    String item = contact();
    rosa.put("/api/v1/work-items/" + item + "/claim");
    rosa.post("/api/v1/work-items/" + item + "/completion?hold=true", NOT_REACHED);
    rosaElsewhere.delete("/api/v1/work-items/" + item + "/acts/latest");
    assertThat(number("select count(*) from pathway.held_completion where work_item = ?", item))
        .isZero();
    assertThat(rosa.get("/api/v1/work-items/" + item).get("state").asString()).isEqualTo("open");
    assertThat(timesAnswered(item)).isZero();
  }

  @Test
  void completionsThatAreHeldAreCarriedOutOnceWhileBothNodesLookForThem() throws Exception {
    List<String> items = new ArrayList<>();
    for (int number = 0; number < 8; number++) {
      String item = contact();
      (number % 2 == 0 ? rosa : rosaElsewhere)
          .post("/api/v1/work-items/" + item + "/completion?hold=true", NOT_REACHED);
      items.add(item);
    }
    for (String item : items) {
      untilDone(item);
    }
    for (String item : items) {
      assertThat(timesAnswered(item)).as("answers to " + item).isEqualTo(1);
      assertThat(
              number(
                  "select count(*) from pathway.audit_entry where action = 'workItem.completed' and subject_id = ?::text",
                  item))
          .isEqualTo(1);
    }
    assertThat(number("select count(*) from pathway.held_completion where attempts > 0"))
        .as("no node tripped over the other")
        .isZero();
  }

  /** A new person's first call. */
  private String contact() throws Exception {
    String episode =
        rosa.post(
                "/api/v1/episodes",
                "{\"givenName\":\"Two\",\"familyName\":\"Nodes\",\"birthDate\":\"1990-01-01\"}")
            .at("/id")
            .asString();
    for (JsonNode item : rosa.get("/api/v1/episodes/" + episode).at("/workItems")) {
      if (item.at("/form").asString().equals("recordContact")) {
        return item.at("/id").asString();
      }
    }
    throw new AssertionError("The first call of " + episode + " is not open.");
  }

  private void untilDone(String item) throws Exception {
    long limit = System.nanoTime() + PATIENCE.toNanos();
    while (!rosa.get("/api/v1/work-items/" + item).get("state").asString().equals("done")) {
      assertThat(System.nanoTime()).as("time to complete " + item).isLessThan(limit);
      Thread.onSpinWait();
    }
  }

  private static String next(BlockingQueue<String> told, String begins)
      throws InterruptedException {
    long limit = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < limit) {
      String line = told.poll(1, TimeUnit.SECONDS);
      if (line != null && line.startsWith(begins)) {
        return line;
      }
    }
    return null;
  }

  private static long timesAnswered(String item) throws SQLException {
    return number(
        """
        select count(*) from pathway.answer a join pathway.work_item w on w.episode = a.episode and w.form = a.form
        where w.id = ?""",
        item);
  }

  private static long number(String query, String... ids) throws SQLException {
    try (Connection connection = ONE.database();
        PreparedStatement statement = connection.prepareStatement(query)) {
      for (int at = 0; at < ids.length; at++) {
        statement.setObject(at + 1, UUID.fromString(ids[at]));
      }
      try (ResultSet rows = statement.executeQuery()) {
        assertThat(rows.next()).isTrue();
        return rows.getLong(1);
      }
    }
  }
}
