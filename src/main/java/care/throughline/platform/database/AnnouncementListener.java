package care.throughline.platform.database;

import care.throughline.platform.Announced;
import care.throughline.platform.Background;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * The node's one connection that listens to what the database announces. It is no connection of the
 * pool, waits without asking, and is opened again, each time a little later, when it is lost.
 */
@Component("announcements")
final class AnnouncementListener implements Background.Recurring, HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(AnnouncementListener.class);
  private static final int WAIT_MILLIS = 1_000;
  private static final Duration QUIET = Duration.ofSeconds(60);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final int ANSWER_SECONDS = 5;

  private final HikariDataSource source;
  private final List<Announced> audience;
  private Duration backOff = FIRST_PAUSE;
  private long notBefore = System.nanoTime();
  private volatile boolean listening;
  private volatile int backend;

  AnnouncementListener(HikariDataSource source, List<Announced> audience) {
    this.source = source;
    this.audience = audience;
  }

  @Override
  public String name() {
    return "announcements";
  }

  @Override
  public Duration pause() {
    return Duration.ofMillis(250);
  }

  /** Listens until the connection is lost or the thread is interrupted. */
  @Override
  public void round() {
    if (audience.isEmpty() || System.nanoTime() - notBefore < 0) {
      return;
    }
    try (Connection connection = connect()) {
      begin(connection);
      while (!Thread.currentThread().isInterrupted()) {
        hear(connection);
      }
    } catch (SQLException failure) {
      LOG.warn("Announcements of the database are not heard: {}", failure.getMessage());
      notBefore = System.nanoTime() + backOff.toNanos();
      Duration longer = backOff.multipliedBy(2);
      backOff = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    } finally {
      end();
    }
  }

  /** Always up: pages work without, only not live. Says whether it listens. */
  @Override
  public Health health() {
    return Health.up().withDetail("listening", listening).build();
  }

  /** Process of the server that serves the connection; 0 while there is none. */
  int backend() {
    return listening ? backend : 0;
  }

  private Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.putAll(source.getDataSourceProperties());
    property(properties, "user", source.getUsername());
    property(properties, "password", source.getPassword());
    property(properties, "ApplicationName", "throughline listens");
    // Waiting is what it does: silence is no failure here.
    property(properties, "socketTimeout", "0");
    property(properties, "loginTimeout", Integer.toString(ANSWER_SECONDS));
    return DriverManager.getConnection(source.getJdbcUrl(), properties);
  }

  private static void property(Properties properties, String name, @Nullable String value) {
    if (value != null) {
      properties.setProperty(name, value);
    }
  }

  private void begin(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (Announced one : audience) {
        statement.execute("listen " + one.channel());
      }
    }
    backend = connection.unwrap(PGConnection.class).getBackendPID();
    listening = true;
    backOff = FIRST_PAUSE;
    audience.forEach(Announced::listening);
  }

  /** Waits for a while; a connection that stays silent has to answer once a minute. */
  private void hear(Connection connection) throws SQLException {
    PGConnection server = connection.unwrap(PGConnection.class);
    long quietSince = System.nanoTime();
    while (!Thread.currentThread().isInterrupted()) {
      PGNotification[] heard = server.getNotifications(WAIT_MILLIS);
      if (heard == null || heard.length == 0) {
        if (System.nanoTime() - quietSince > QUIET.toNanos()) {
          answers(connection);
          return;
        }
        continue;
      }
      for (PGNotification one : heard) {
        tell(one);
      }
      return;
    }
  }

  private static void answers(Connection connection) throws SQLException {
    if (!connection.isValid(ANSWER_SECONDS)) {
      throw new SQLException("the server does not answer");
    }
  }

  private void tell(PGNotification one) {
    for (Announced listener : audience) {
      if (listener.channel().equals(one.getName())) {
        try {
          listener.heard(one.getParameter());
        } catch (RuntimeException failure) {
          LOG.warn(
              "An announcement on {} was not understood: {}", one.getName(), failure.toString());
        }
      }
    }
  }

  private void end() {
    if (listening) {
      listening = false;
      audience.forEach(Announced::lost);
    }
  }
}
