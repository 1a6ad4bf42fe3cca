package care.throughline.jar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The packaged jar as an operator runs it: a process of its own with its own data directory and
 * ports. {@link #shared()} is one running demo clinic for every test class that only uses it.
 */
public final class PackagedJar implements AutoCloseable {

  /** The password of everyone in the demo clinic. */
  public static final String PASSWORD = "the-cast-of-the-jar";

  /** A first start plays the demo's hundred days; a busy build machine needs minutes for it. */
  private static final Duration START_LIMIT = Duration.ofMinutes(5);

  private static final Duration COMMAND_LIMIT = Duration.ofMinutes(3);

  private static PackagedJar shared;

  private final Path data;
  private final PackagedJar first;
  private final int port = freePort();
  private final int databasePort = freePort();
  private Process process;

  /**
   * A node.
   *
   * @param first the node whose database it uses; null when it brings its own
   */
  private PackagedJar(Path data, PackagedJar first) {
    this.data = data;
    this.first = first;
  }

  /**
   * What a process that ended has left.
   *
   * @param code its exit code
   */
  record Ended(int code, String out, String err) {

    List<String> errLines() {
      return err.lines().toList();
    }
  }

  /** The running demo clinic of this test run; started by the first who asks. */
  public static synchronized PackagedJar shared() {
    if (shared == null) {
      shared = new PackagedJar(freshDirectory("jar"), null);
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
      shared.start();
    }
    return shared;
  }

  /** Another node on the database of this one, not started yet. */
  PackagedJar another() {
    return new PackagedJar(freshDirectory("node"), this);
  }

  /** A connection to the database, as its owner. */
  Connection database() throws SQLException {
    return DriverManager.getConnection(databaseUrl(), "postgres", databasePassword());
  }

  /** Address of a page or of the programming interface. */
  public String url(String path) {
    return "http://127.0.0.1:" + port + path;
  }

  Path data() {
    return data;
  }

  int port() {
    return port;
  }

  int databasePort() {
    return databasePort;
  }

  /** Id of the process. */
  public long pid() {
    return process.pid();
  }

  /** Starts on the same data and ports and waits until health says UP. */
  public void start() {
    process = launch(environment(), "java", "-Xmx512m", "-Duser.timezone=UTC");
    Instant limit = Instant.now().plus(START_LIMIT);
    while (!up()) {
      if (!process.isAlive() || Instant.now().isAfter(limit)) {
        close();
        throw new AssertionError(
            "The jar did not come up: " + read(data.resolve("err.log")) + read(log()));
      }
      sleep();
    }
  }

  /** As {@code kill -9}: nothing is said goodbye to, the database server stays behind. */
  void kill() {
    process.destroyForcibly();
    waitForEnd();
  }

  /** As an operator stops it, with SIGTERM. */
  public void stop() {
    process.destroy();
    waitForEnd();
  }

  /** A command on the data of this server, such as {@code import}. */
  Ended command(String... arguments) {
    return run(environment(), List.of("-Duser.timezone=UTC"), arguments);
  }

  /** Runs the jar to its end. */
  static Ended run(Map<String, String> environment, List<String> options, String... arguments) {
    List<String> command = new ArrayList<>(List.of("java", "-Xmx400m", "-XX:TieredStopAtLevel=1"));
    command.addAll(options);
    command.addAll(List.of("-jar", jar().toString()));
    command.addAll(List.of(arguments));
    Path folder = freshDirectory("command");
    Process process = launch(command, environment, folder);
    try {
      boolean ended = process.waitFor(COMMAND_LIMIT.toSeconds(), TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly();
        throw new AssertionError("It still runs: " + command + read(folder.resolve("err.log")));
      }
      return new Ended(
          process.exitValue(), read(folder.resolve("out.log")), read(folder.resolve("err.log")));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The server process of the embedded database by its own word; empty when none runs. */
  java.util.Optional<ProcessHandle> postmaster() {
    Path file = data.resolve("postgres/postmaster.pid");
    return Files.exists(file)
        ? ProcessHandle.of(Long.parseLong(read(file).lines().findFirst().orElseThrow().strip()))
            .filter(ProcessHandle::isAlive)
        : java.util.Optional.empty();
  }

  @Override
  public void close() {
    if (process == null) {
      return;
    }
    process.destroy();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    postmaster().ifPresent(ProcessHandle::destroy);
  }

  /** A directory under target that no other run has used. */
  static Path freshDirectory(String name) {
    try {
      return Files.createTempDirectory(
              Files.createDirectories(Path.of("target/packaged-jar")), name + "-")
          .toAbsolutePath();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static Path jar() {
    return Path.of(System.getProperty("throughline.jar", "target/throughline.jar"))
        .toAbsolutePath();
  }

  private String databaseUrl() {
    return "jdbc:postgresql://127.0.0.1:" + databasePort + "/postgres";
  }

  private String databasePassword() {
    return read(data.resolve("postgres.password")).strip();
  }

  private Map<String, String> environment() {
    if (first != null) {
      return Map.of(
          "SERVER_PORT", Integer.toString(port),
          "THROUGHLINE_DATA", data.toString(),
          "THROUGHLINE_DB_URL", first.databaseUrl(),
          "THROUGHLINE_DB_USER", "postgres",
          "THROUGHLINE_DB_PASSWORD", first.databasePassword());
    }
    return Map.of(
        "SERVER_PORT", Integer.toString(port),
        "THROUGHLINE_DATA", data.toString(),
        "THROUGHLINE_DB_PORT", Integer.toString(databasePort),
        "THROUGHLINE_DEMO_PASSWORD", PASSWORD);
  }

  private Process launch(Map<String, String> environment, String... java) {
    List<String> command = new ArrayList<>(List.of(java));
    command.addAll(List.of("-jar", jar().toString()));
    return launch(command, environment, data);
  }

  private static Process launch(
      List<String> command, Map<String, String> environment, Path folder) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("THROUGHLINE_"));
    builder.environment().putAll(environment);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("out.log").toFile()));
    builder.redirectError(ProcessBuilder.Redirect.appendTo(folder.resolve("err.log").toFile()));
    try {
      return builder.start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private boolean up() {
    try {
      HttpResponse<String> health =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(url("/actuator/health")))
                      .timeout(Duration.ofSeconds(5))
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      return health.statusCode() == 200 && health.body().contains("\"status\":\"UP\"");
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private void waitForEnd() {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("It did not stop within a minute.");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private Path log() {
    return data.resolve("out.log");
  }

  private static String read(Path file) {
    try {
      return Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(250);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
