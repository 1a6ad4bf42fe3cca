package care.throughline.escalation;

import care.throughline.access.StaffId;
import care.throughline.platform.Times;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who is on call at a site, and until when. */
@Repository
public class OnCallRota {

  private final JdbcClient jdbc;

  OnCallRota(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Who is on call at that instant; empty where the rota has a gap. */
  List<StaffId> at(String site, Instant now) {
    return jdbc.sql(
            "select staff from on_call where site = ? and during @> ? order by lower(during), id")
        .params(site, Times.utc(now))
        .query((row, number) -> new StaffId(row.getObject("staff", UUID.class)))
        .list();
  }
}
