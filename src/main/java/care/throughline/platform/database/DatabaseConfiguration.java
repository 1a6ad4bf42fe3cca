package care.throughline.platform.database;

import care.throughline.platform.PlainFailure;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** One data source for the engine's rows and ours; the embedded server is closed after the pool. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

  /**
   * PostgreSQL plans our short statements once; planning is a large part of the engine's cost
   * otherwise.
   */
  private static final String OPTIONS =
      "-c plan_cache_mode=force_generic_plan -c timezone=UTC"
          // how much like a word another has to be to be found for it; measured in ADR 24
          + " -c pg_trgm.word_similarity_threshold=0.5";

  @Bean(destroyMethod = "close")
  @Conditional(NoExternalDatabase.class)
  EmbeddedServer embeddedServer(DatabaseSettings settings) {
    return EmbeddedServer.start(settings.data(), settings.port(), settings.attach());
  }

  @Bean(destroyMethod = "close")
  HikariDataSource dataSource(
      DatabaseSettings settings,
      org.springframework.beans.factory.ObjectProvider<EmbeddedServer> embedded) {
    HikariConfig config = new HikariConfig();
    if (settings.external()) {
      config.setJdbcUrl(settings.url());
      config.setUsername(settings.user());
      config.setPassword(settings.password());
    } else {
      EmbeddedServer server = embedded.getObject();
      config.setJdbcUrl(server.url());
      config.setUsername(EmbeddedServer.USER);
      config.setPassword(server.password());
    }
    config.addDataSourceProperty("currentSchema", "camunda,pathway,public");
    config.addDataSourceProperty("options", OPTIONS);
    config.addDataSourceProperty("ApplicationName", "throughline");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("socketTimeout", "60");
    config.setPoolName("throughline");
    config.setMaximumPoolSize(settings.pool());
    config.setMinimumIdle(4);
    config.setConnectionTimeout(5_000);
    config.setValidationTimeout(2_000);
    config.setMaxLifetime(600_000);
    config.setInitializationFailTimeout(-1);
    HikariDataSource source = new HikariDataSource(config);
    try (Connection connection = source.getConnection()) {
      refuseOldServer(connection);
      return source;
    } catch (SQLException failure) {
      source.close();
      throw unreachable(settings, failure);
    }
  }

  private static void refuseOldServer(Connection connection) throws SQLException {
    int major = connection.getMetaData().getDatabaseMajorVersion();
    if (major < 15) {
      throw new PlainFailure(
          "PostgreSQL 15 or newer is needed, this server is version " + major + ".");
    }
  }

  private static PlainFailure unreachable(DatabaseSettings settings, SQLException failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    String state = cause instanceof SQLException sql ? sql.getSQLState() : failure.getSQLState();
    String where =
        settings.external() ? settings.url().replaceAll("\\?.*", "") : "the embedded PostgreSQL";
    if ("28P01".equals(state) || "28000".equals(state)) {
      return new PlainFailure(
          "PostgreSQL at "
              + where
              + " refused user \""
              + settings.user()
              + "\": check THROUGHLINE_DB_USER and THROUGHLINE_DB_PASSWORD.",
          failure);
    }
    return new PlainFailure(
        "PostgreSQL at "
            + where
            + " cannot be reached ("
            + String.valueOf(cause.getMessage()).lines().findFirst().orElse("no answer")
            + "): check THROUGHLINE_DB_URL and that the server is running.",
        failure);
  }

  /** True when no external database is named. */
  static class NoExternalDatabase implements Condition {
    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
      return context.getEnvironment().getProperty("throughline.database.url", "").isBlank();
    }
  }
}
