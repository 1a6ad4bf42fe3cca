package care.throughline.platform;

import java.time.Clock;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the installation remembers about itself between starts. */
@Component
public class Facts {

  private final JdbcClient jdbc;
  private final Clock clock;

  Facts(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  public Optional<String> find(String name) {
    return jdbc.sql("select value from installation_fact where name = ?")
        .param(name)
        .query(String.class)
        .optional();
  }

  /** Remembers a fact; a second call replaces the value. */
  public void remember(String name, String value) {
    jdbc.sql(
            """
            insert into installation_fact (name, value, at) values (?, ?, ?)
            on conflict (name) do update set value = excluded.value, at = excluded.at""")
        .params(name, value, Times.utc(clock.instant()))
        .update();
  }
}
