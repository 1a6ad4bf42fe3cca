package care.throughline.schedule.booking;

import care.throughline.platform.Times;
import care.throughline.schedule.Span;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * When people, staff and rooms are taken. A resource is the id of any of them. Rows are written by
 * the database itself when a session, a meeting of a group or busy time is; there is no other way.
 */
@Repository
public class Bookings {

  private final JdbcClient jdbc;

  Bookings(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** When the resource is taken between two instants, soonest first. */
  public List<Span> taken(UUID resource, Instant from, Instant until) {
    return taken(List.of(resource), from, until).getOrDefault(resource, List.of());
  }

  /** As {@link #taken(UUID, Instant, Instant)} for several; those that are free are missing. */
  public Map<UUID, List<Span>> taken(Collection<UUID> resources, Instant from, Instant until) {
    record Row(UUID resource, Span span) {}
    return jdbc
        .sql(
            """
            select resource, lower(during) as starts_at, upper(during) as ends_at from booking
            where resource = any(?) and during && tstzrange(?::timestamptz, ?::timestamptz, '[)') order by lower(during)""")
        .params(new SqlArrayValue("uuid", resources.toArray()), Times.utc(from), Times.utc(until))
        .query(
            (row, number) ->
                new Row(
                    row.getObject("resource", UUID.class),
                    new Span(Times.instant(row, "starts_at"), Times.instant(row, "ends_at"))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Row::resource, Collectors.mapping(Row::span, Collectors.toUnmodifiableList())));
  }
}
