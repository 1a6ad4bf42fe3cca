package care.throughline.jar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A start that cannot succeed says in one plain line what is wrong and what to do, and ends. */
final class BadDaysIT {

  private static final List<String> UTC = List.of("-Duser.timezone=UTC");

  private final PackagedJar running = PackagedJar.shared();

  @Test
  void javaInAnotherZone() {
    assertPlain(
        PackagedJar.run(Map.of(), List.of("-Duser.timezone=Europe/Berlin")),
        "Europe/Berlin",
        "-Duser.timezone=UTC");
  }

  @Test
  void theWebPortIsTaken() throws Exception {
    assertPlain(
        start(onTheRunningDatabase(Map.of("SERVER_PORT", Integer.toString(running.port())))),
        "Port " + running.port() + " is taken",
        "SERVER_PORT");
  }

  @Test
  void theDatabaseCannotBeReached() {
    int nobody = PackagedJar.freePort();
    assertPlain(
        start(
            Map.of(
                "THROUGHLINE_DB_URL", "jdbc:postgresql://127.0.0.1:" + nobody + "/clinic",
                "THROUGHLINE_DB_USER", "clinic",
                "THROUGHLINE_DB_PASSWORD", "secret-word")),
        "127.0.0.1:" + nobody,
        "cannot be reached");
  }

  @Test
  void theDatabaseRefusesThePassword() {
    PackagedJar.Ended ended =
        start(
            Map.of(
                "THROUGHLINE_DB_URL", databaseUrl(),
                "THROUGHLINE_DB_USER", "postgres",
                "THROUGHLINE_DB_PASSWORD", "not-the-secret-word"));
    assertPlain(ended, "refused user \"postgres\"", "THROUGHLINE_DB_PASSWORD");
    assertThat(ended.err()).doesNotContain("not-the-secret-word");
  }

  @Test
  void theClinicsZoneIsNoZone() throws Exception {
    assertPlain(
        start(onTheRunningDatabase(Map.of("THROUGHLINE_SITE_ZONE", "Mars/Olympus"))),
        "Mars/Olympus",
        "THROUGHLINE_SITE_ZONE");
  }

  @Test
  void theWebPortIsNoNumber() {
    assertPlain(
        start(
            Map.of(
                "SERVER_PORT", "http",
                "THROUGHLINE_DATA", PackagedJar.freshDirectory("never").toString(),
                "THROUGHLINE_DB_PORT", Integer.toString(PackagedJar.freePort()))),
        "SERVER_PORT",
        "http");
  }

  @Test
  void theDataWasWrittenByAnotherMajorVersion() throws IOException {
    Path data = PackagedJar.freshDirectory("old");
    Files.createDirectories(data.resolve("postgres"));
    Files.writeString(data.resolve("postgres/PG_VERSION"), "16\n");
    assertPlain(
        start(Map.of("THROUGHLINE_DATA", data.toString())), "PostgreSQL 16", data.toString());
  }

  @Test
  void anotherThroughlineRunsOnTheData() {
    assertPlain(
        start(
            Map.of(
                "THROUGHLINE_DATA", running.data().toString(),
                "THROUGHLINE_DB_PORT", Integer.toString(PackagedJar.freePort()))),
        "Another Throughline already runs",
        "THROUGHLINE_DATA");
  }

  @Test
  void aWordThatIsNoCommand() {
    PackagedJar.Ended ended = PackagedJar.run(Map.of(), UTC, "serv");
    assertThat(ended.code()).isEqualTo(2);
    assertThat(ended.err()).contains("import PATH");
  }

  private static PackagedJar.Ended start(Map<String, String> settings) {
    Map<String, String> environment = new HashMap<>();
    environment.put("SERVER_PORT", Integer.toString(PackagedJar.freePort()));
    environment.putAll(settings);
    return PackagedJar.run(environment, UTC);
  }

  private String databaseUrl() {
    return "jdbc:postgresql://127.0.0.1:" + running.databasePort() + "/postgres";
  }

  private Map<String, String> onTheRunningDatabase(Map<String, String> settings)
      throws IOException {
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("THROUGHLINE_DB_URL", databaseUrl());
    environment.put("THROUGHLINE_DB_USER", "postgres");
    environment.put(
        "THROUGHLINE_DB_PASSWORD",
        Files.readString(running.data().resolve("postgres.password")).strip());
    return environment;
  }

  private static void assertPlain(PackagedJar.Ended ended, String... words) {
    assertThat(ended.code()).as(ended.err()).isEqualTo(2);
    assertThat(ended.errLines()).as("one line on stderr").hasSize(1);
    assertThat(ended.errLines().get(0)).startsWith("throughline: ").contains(words);
    assertThat(ended.out()).doesNotContain("\tat ").doesNotContain("Exception");
  }
}
