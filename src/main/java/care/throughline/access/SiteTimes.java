package care.throughline.access;

import care.throughline.platform.web.TimeTexts;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Words for times at a site. */
@Component
public class SiteTimes {

  private final JdbcClient jdbc;
  private final Clock clock;

  SiteTimes(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Times from now, in the zone of the site the reader works at. */
  public TimeTexts of(Staff reader) {
    String zone =
        jdbc.sql("select zone from site where id = ?")
            .param(reader.site())
            .query(String.class)
            .single();
    return new TimeTexts(clock.instant(), ZoneId.of(zone));
  }
}
