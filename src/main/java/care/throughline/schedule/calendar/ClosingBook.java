package care.throughline.schedule.calendar;

import care.throughline.access.Staff;
import care.throughline.platform.Times;
import care.throughline.schedule.Span;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of closings: their days, and what each of them cancelled. */
@Repository
class ClosingBook {

  private static final String SELECT =
      """
      select c.*, m.meetings, m.sessions, m.people from site_closure c left join mass_cancellation m on m.id = c.closing
      """;

  private final JdbcClient jdbc;

  ClosingBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Days from one on, in order. */
  List<Closure> days(String site, LocalDate from) {
    return jdbc.sql("select * from site_closure where site = ? and on_date >= ? order by on_date")
        .params(site, from)
        .query((row, number) -> day(row))
        .list();
  }

  /** Every closing with at least one day from that day on, whole and in order. */
  List<Closing> closings(String site, LocalDate from) {
    Closings found = new Closings();
    jdbc.sql(
            SELECT
                + "where c.site = ? and c.closing in (select closing from site_closure where site = ? and on_date >= ?) order by c.on_date")
        .params(site, site, from)
        .query(found);
    return found.all();
  }

  /** The closing with that id; of no days when the site has none. */
  List<Closing> closing(String site, UUID id) {
    Closings found = new Closings();
    jdbc.sql(SELECT + "where c.site = ? and c.closing = ? order by c.on_date")
        .params(site, id)
        .query(found);
    return found.all();
  }

  void add(UUID closing, NewClosure wish, NewClosure.ClosedDay day, Instant now, Staff by) {
    jdbc.sql(
            """
            insert into site_closure (site, on_date, reason, kind, from_time, until_time, decided_at, decided_by, closing)
            values (:site, :day, :reason, :kind, :from, :until, :now, :by, :closing)""")
        .param("site", wish.site())
        .param("day", day.day())
        .param("reason", wish.reason().strip())
        .param("kind", wish.holiday() ? "holiday" : "closure")
        .param("from", day.from())
        .param("until", day.until())
        .param("now", Times.utc(now))
        .param("by", by.username())
        .param("closing", closing)
        .update();
  }

  /** Keeps what a closing cancelled, under its id. */
  void keep(
      UUID closing, NewClosure wish, Span window, ClosureEffect effect, Instant now, Staff by) {
    jdbc.sql(
            """
            insert into mass_cancellation (id, site, during, reason, cancelled_at, cancelled_by, meetings, sessions, people)
            values (?, ?, tstzrange(?::timestamptz, ?::timestamptz, '[)'), ?, ?, ?, ?, ?, ?)""")
        .params(
            closing,
            wish.site(),
            Times.utc(window.start()),
            Times.utc(window.end()),
            wish.reason().strip(),
            Times.utc(now),
            by.actor().name(),
            effect.meetings(),
            effect.sessions(),
            effect.people())
        .update();
  }

  /** How many days were opened again. */
  int remove(String site, UUID closing) {
    return jdbc.sql("delete from site_closure where site = ? and closing = ?")
        .params(site, closing)
        .update();
  }

  void reword(String site, UUID closing, String reason) {
    jdbc.sql("update site_closure set reason = ? where site = ? and closing = ?")
        .params(reason, site, closing)
        .update();
  }

  private static Closure day(ResultSet row) throws SQLException {
    return new Closure(
        row.getObject("on_date", LocalDate.class),
        row.getObject("from_time", LocalTime.class),
        row.getObject("until_time", LocalTime.class),
        row.getString("kind").equals("holiday"),
        row.getString("reason"),
        row.getObject("closing", UUID.class));
  }

  /** Puts days that belong together into one closing. */
  private static final class Closings implements RowCallbackHandler {

    private final Map<UUID, Closing> found = new LinkedHashMap<>();

    @Override
    public void processRow(ResultSet row) throws SQLException {
      Closure day = day(row);
      List<Closure> days = new ArrayList<>();
      Closing known = found.get(day.closing());
      if (known != null) {
        days.addAll(known.days());
      }
      days.add(day);
      found.put(
          day.closing(),
          new Closing(
              day.closing(),
              row.getString("site"),
              List.copyOf(days),
              Times.instantOrNull(row, "decided_at"),
              row.getString("decided_by"),
              cancelled(row)));
    }

    private static Closing.@Nullable Cancelled cancelled(ResultSet row) throws SQLException {
      return row.getObject("meetings") == null
          ? null
          : new Closing.Cancelled(
              row.getInt("meetings"), row.getInt("sessions"), row.getInt("people"));
    }

    List<Closing> all() {
      return List.copyOf(found.values());
    }
  }
}
