package care.throughline.platform.database;

import care.throughline.platform.PlainFailure;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL started from the class path, its data kept in one directory. Durable settings
 * are on: what is committed survives kill -9 and power loss. Listens on the loopback address only,
 * with a generated password.
 *
 * <p>The working directory (where the binaries are unpacked) is a <em>sibling</em> of the data
 * directory: the library empties it on start, so the data must never lie below it.
 */
final class EmbeddedServer implements AutoCloseable {

  static final String USER = "postgres";
  private static final String MAJOR_VERSION = "18";

  private final int port;
  private final String password;
  private final @Nullable EmbeddedPostgres server;
  private final @Nullable FileChannel lock;

  private EmbeddedServer(
      int port, String password, @Nullable EmbeddedPostgres server, @Nullable FileChannel lock) {
    this.port = port;
    this.password = password;
    this.server = server;
    this.lock = lock;
  }

  /**
   * Starts the server, creating the data directory on the first call.
   *
   * @param port fixed, so that a server left behind by a killed JVM is found and used again
   * @param attach true for a command that may share the server of a running Throughline
   * @throws PlainFailure when the directory is not usable or the port is taken by something else
   */
  static EmbeddedServer start(Path home, int port, boolean attach) {
    Path data = home.resolve("postgres").toAbsolutePath();
    try {
      Files.createDirectories(home);
      refuseForeignData(data);
      Path passwordFile = home.resolve("postgres.password").toAbsolutePath();
      String password = password(passwordFile, data);
      FileChannel lock = lock(home.resolve("throughline.lock"));
      if (lock == null && attach) {
        return new EmbeddedServer(port, password, null, null);
      }
      if (lock == null) {
        throw new PlainFailure(
            "Another Throughline already runs on the data in "
                + home.toAbsolutePath()
                + ". Stop it, or set THROUGHLINE_DATA.");
      }
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setOverrideWorkingDirectory(
                  home.resolve("postgres-binaries").toAbsolutePath().toFile())
              .setPort(port)
              .setRegisterShutdownHook(false)
              .setPGStartupWait(Duration.ofSeconds(60))
              .setLocaleConfig("locale-provider", "builtin")
              .setLocaleConfig("builtin-locale", "C.UTF-8")
              .setLocaleConfig("locale", "C")
              .setLocaleConfig("encoding", "UTF8")
              .setLocaleConfig("auth-host", "scram-sha-256")
              .setLocaleConfig("auth-local", "scram-sha-256")
              .setLocaleConfig("pwfile", passwordFile.toString())
              .setConnectConfig("password", password)
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("unix_socket_directories", "")
              .setServerConfig("timezone", "UTC")
              .setServerConfig("max_connections", "60")
              .setServerConfig("shared_buffers", "128MB")
              .start();
      return new EmbeddedServer(port, password, server, lock);
    } catch (IOException | IllegalStateException failure) {
      throw new PlainFailure(
          "The embedded PostgreSQL did not start in "
              + data
              + " on port "
              + port
              + ": "
              + firstLine(failure)
              + ". Is another copy running on the same data, or the port taken? Set THROUGHLINE_DB_PORT or THROUGHLINE_DATA.",
          failure);
    }
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  String password() {
    return password;
  }

  @Override
  public void close() throws IOException {
    if (server != null) {
      server.close();
    }
    if (lock != null) {
      lock.close();
    }
  }

  /**
   * Held for as long as the process lives; the operating system lets go of it when the process is
   * killed.
   */
  private static @Nullable FileChannel lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      return null;
    }
    return channel;
  }

  private static void refuseForeignData(Path data) throws IOException {
    Path versionFile = data.resolve("PG_VERSION");
    if (!Files.exists(versionFile)) {
      return;
    }
    String version = Files.readString(versionFile).strip();
    if (!version.equals(MAJOR_VERSION)) {
      throw new PlainFailure(
          "The data in "
              + data
              + " was written by PostgreSQL "
              + version
              + ", this version of Throughline brings "
              + MAJOR_VERSION
              + ". Restore a dump into an empty directory, or start the version that wrote it.");
    }
    String owner = Files.getOwner(data).getName();
    String me = System.getProperty("user.name");
    if (!owner.equals(me)) {
      throw new PlainFailure(
          "The data in "
              + data
              + " belongs to the user "
              + owner
              + ", Throughline runs as "
              + me
              + ". Start it as "
              + owner
              + ", or set THROUGHLINE_DATA to a directory of your own.");
    }
  }

  private static String password(Path file, Path data) throws IOException {
    if (!Files.exists(file)) {
      if (Files.exists(data.resolve("PG_VERSION"))) {
        throw new PlainFailure(
            "The password file "
                + file
                + " of the embedded PostgreSQL is missing. Restore it beside the data directory.");
      }
      byte[] secret = new byte[24];
      new SecureRandom().nextBytes(secret);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, HexFormat.of().formatHex(secret));
    }
    return Files.readString(file).strip();
  }

  private static String firstLine(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message =
        cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return message.lines().findFirst().orElse("");
  }
}
