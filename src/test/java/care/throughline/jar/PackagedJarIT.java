package care.throughline.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/** What an operator holds in hand: the jar, started, used, killed and started again. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class PackagedJarIT {

  private static final Path BUNDLES = Path.of("src/test/resources/fhir").toAbsolutePath();
  private static final Pattern PERSON = Pattern.compile("/people/[0-9a-f-]{36}");
  private static final String NOT_REACHED =
      "{\"answers\":{\"channel\":\"phone\",\"contactOutcome\":\"notReached\",\"notReachedBecause\":\"noAnswer\"}}";
  private static final int WRITERS = 2;
  private static final int ENOUGH = 12;
  private static final int HELD = 8;

  private final PackagedJar jar = PackagedJar.shared();

  @Test
  @Order(1)
  void aCoordinatorSignsInAndOpensAPerson() throws Exception {
    Visitor anneke = new Visitor(jar, "anneke");
    HttpResponse<String> home = anneke.signIn();
    assertThat(home.statusCode()).isEqualTo(200);
    assertThat(home.body()).contains("<h1>Today</h1>");
    assertThat(anneke.page("/").body()).contains("My work").contains("data-row=");
    Matcher person = PERSON.matcher(anneke.page("/people").body());
    assertThat(person.find()).isTrue();
    HttpResponse<String> page = anneke.page(person.group());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("What happened").contains("MRN ");
  }

  @Test
  @Order(2)
  void nothingIsShownWithoutSigningIn() throws Exception {
    Visitor nobody = new Visitor(jar, "nobody");
    assertThat(nobody.page("/people").body()).contains("Sign in").doesNotContain("MRN ");
    assertThat(nobody.page("/api/v1/work-items").statusCode()).isEqualTo(401);
    assertThat(nobody.page("/actuator/health").body()).contains("\"status\":\"UP\"");
    assertThat(nobody.page("/actuator/metrics").statusCode()).isEqualTo(401);
  }

  @Test
  @Order(3)
  void importTakesBundlesInBesideTheRunningServer() throws Exception {
    PackagedJar.Ended first = jar.command("import", BUNDLES.toString());
    assertThat(first.code()).as(first.out() + first.err()).isZero();
    assertThat(first.out().lines()).hasSize(2).allMatch(line -> line.contains(": referred, "));

    Path broken = Files.writeString(jar.data().resolve("broken.json"), "{\"resourceType\":");
    PackagedJar.Ended again =
        jar.command("import", BUNDLES.resolve("referral.json").toString(), broken.toString());
    assertThat(again.code()).as(again.out() + again.err()).isEqualTo(1);
    assertThat(again.out()).contains("already referred").contains("broken.json: refused: ");

    PackagedJar.Ended missing = jar.command("import", "nowhere.json");
    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.out()).contains("nowhere.json: not found");

    Visitor rosa = new Visitor(jar, "rosa");
    rosa.signIn();
    assertThat(rosa.page("/people?q=Moreno").body()).contains("Moreno-Díaz");
    assertEveryPromiseHolds();
  }

  @Test
  @Order(4)
  void whatWasAcknowledgedOutlivesKill9() throws Exception {
    List<String> done = Collections.synchronizedList(new ArrayList<>());
    List<String> referred = Collections.synchronizedList(new ArrayList<>());
    AtomicInteger number = new AtomicInteger();
    List<Thread> writers = new ArrayList<>();
    for (int writer = 0; writer < WRITERS; writer++) {
      Thread thread =
          new Thread(
              () -> {
                while (refer(number.incrementAndGet(), referred, done)) {}
              });
      thread.start();
      writers.add(thread);
    }
    long limit = System.nanoTime() + 120_000_000_000L;
    while (done.size() < ENOUGH && System.nanoTime() < limit) {
      Thread.sleep(20);
    }
    jar.kill();
    for (Thread writer : writers) {
      writer.join(90_000);
    }
    assertThat(done).hasSizeGreaterThanOrEqualTo(ENOUGH);

    ProcessHandle orphan = jar.postmaster().orElse(null);
    jar.start();
    ProcessHandle server = jar.postmaster().orElseThrow();
    assertThat(orphan == null || !orphan.isAlive() || orphan.pid() == server.pid())
        .as("one database server on the data: the orphan was taken over or has ended")
        .isTrue();

    Visitor rosa = new Visitor(jar, "rosa");
    for (String episode : List.copyOf(referred)) {
      assertThat(rosa.get("/api/v1/episodes/" + episode).at("/episode/id").asString())
          .isEqualTo(episode);
    }
    for (String item : List.copyOf(done)) {
      assertThat(rosa.get("/api/v1/work-items/" + item).at("/state").asString()).isEqualTo("done");
    }
    assertEveryPromiseHolds();
  }

  @Test
  @Order(5)
  void completionsThatWereHeldWhenItWasKilledAreCarriedOutOnceAfterTheStart() throws Exception {
    Visitor rosa = new Visitor(jar, "rosa");
    List<String> held = new ArrayList<>();
    for (int number = 0; number < HELD; number++) {
      held.add(hold(rosa, number));
    }
    // The first have moved, the last still wait, and one may be moving at this moment.
    awaitDone(rosa, held.get(0));
    jar.kill();
    jar.start();
    for (String item : held) {
      awaitDone(rosa, item);
      assertThat(timesAnswered(item)).as("answers to " + item).isEqualTo(1);
    }
    assertEveryPromiseHolds();
  }

  @Test
  @Order(6)
  void stoppingLeavesNoDatabaseServerBehind() {
    jar.stop();
    assertThat(jar.postmaster()).isEmpty();
    jar.start();
  }

  /** Refers a person and sends, to be held for some seconds, that they were not reached. */
  private String hold(Visitor rosa, int number) throws Exception {
    String episode =
        rosa.post(
                "/api/v1/episodes",
                "{\"givenName\":\"Nr%d\",\"familyName\":\"Heldback\",\"birthDate\":\"1990-01-01\"}"
                    .formatted(number))
            .at("/id")
            .asString();
    for (JsonNode item : rosa.get("/api/v1/episodes/" + episode).at("/workItems")) {
      if (item.at("/form").asString().equals("recordContact")) {
        String id = item.at("/id").asString();
        rosa.post("/api/v1/work-items/" + id + "/completion?hold=true", NOT_REACHED);
        return id;
      }
    }
    throw new AssertionError("The first call of " + episode + " is not open.");
  }

  private static void awaitDone(Visitor rosa, String item) throws Exception {
    long limit = System.nanoTime() + 60_000_000_000L;
    while (!rosa.get("/api/v1/work-items/" + item).at("/state").asString().equals("done")) {
      assertThat(System.nanoTime()).as("time to complete " + item).isLessThan(limit);
    }
  }

  private long timesAnswered(String item) throws SQLException {
    try (Connection connection = jar.database();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select count(*) from pathway.answer a join pathway.work_item w on w.episode = a.episode and w.form = a.form
                where w.id = ?""")) {
      statement.setObject(1, UUID.fromString(item));
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getLong(1);
      }
    }
  }

  /** Refers a person and records that they were not reached; false when the server is gone. */
  private boolean refer(int number, List<String> referred, List<String> done) {
    Visitor rosa = new Visitor(jar, "rosa");
    try {
      JsonNode opened =
          rosa.post(
              "/api/v1/episodes",
              "{\"givenName\":\"Nr%d\",\"familyName\":\"Afterkill\",\"birthDate\":\"1990-01-01\"}"
                  .formatted(number));
      String episode = opened.at("/id").asString();
      referred.add(episode);
      for (JsonNode item : rosa.get("/api/v1/episodes/" + episode).at("/workItems")) {
        if (item.at("/form").asString().equals("recordContact")) {
          String id = item.at("/id").asString();
          rosa.post("/api/v1/work-items/" + id + "/completion", NOT_REACHED);
          done.add(id);
        }
      }
      return true;
    } catch (IOException gone) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void assertEveryPromiseHolds() throws Exception {
    Visitor olu = new Visitor(jar, "olu");
    olu.signIn();
    HttpResponse<String> health = olu.page("/health-checks");
    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body()).containsPattern("All \\d+ hold").doesNotContain("Broken: ");
  }
}
