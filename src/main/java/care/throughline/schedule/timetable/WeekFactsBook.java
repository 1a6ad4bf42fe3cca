package care.throughline.schedule.timetable;

import care.throughline.access.Hours;
import care.throughline.access.Site;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads in one statement what a week is judged by. */
@Repository
public class WeekFactsBook {

  private static final String SELECT =
      """
      select 'staff' as fact, s.id, s.name, null::int as number, null::time as starts, null::time as ends, null::date as first, null::date as last
      from staff s where s.site = :site and s.active and s.kind = 'person'
        and (exists (select 1 from staff_role r where r.staff = s.id and r.role in ('therapist', 'facilitator'))
             or exists (select 1 from care_group g where g.dissolved_at is null and s.id in (g.facilitator, g.co_facilitator)))
      union all
      select case when active then 'room' else 'roomOutOfUse' end, id, name, capacity, null, null, null, null from room where site = :site
      union all
      select 'group', id, name, null, null, null, null, null from care_group
      where site = :site and (dissolved_at is null or exists (
        select 1 from group_session gs where gs.care_group = care_group.id and gs.local_date between :monday and :sunday))
      union all
      select 'working', h.staff, null, h.weekday, lower(h.hours), upper(h.hours), null, null
      from staff_hours h join staff s on s.id = h.staff where s.site = :site
      union all
      select 'leave', l.staff, null, null, null, null, lower(l.during), upper(l.during) - 1
      from staff_leave l join staff s on s.id = l.staff where s.site = :site and l.during && daterange(:monday, :sunday, '[]')
      union all
      select 'expired', c.staff, c.name, null, null, null, null, c.expires_on
      from staff_credential c join staff s on s.id = c.staff where s.site = :site and c.expires_on < :sunday
      union all
      select 'closed', null, reason, null, from_time, until_time, on_date, null from site_closure where site = :site and on_date between :monday and :sunday
      order by fact, name""";

  private final JdbcClient jdbc;

  WeekFactsBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The facts of a site's week. */
  public WeekFacts of(CalendarWeek week, Site site) {
    Gathered gathered = new Gathered();
    jdbc.sql(SELECT)
        .param("site", site.id())
        .param("monday", week.monday())
        .param("sunday", week.sunday())
        .query(gathered);
    return new WeekFacts(
        gathered.staff,
        gathered.rooms,
        gathered.groups,
        gathered.working,
        gathered.leave,
        gathered.expired,
        site.hours(),
        gathered.closed);
  }

  private static final class Gathered implements RowCallbackHandler {

    private final List<WeekFacts.Named> staff = new ArrayList<>();
    private final List<WeekFacts.Room> rooms = new ArrayList<>();
    private final List<WeekFacts.Named> groups = new ArrayList<>();
    private final Map<UUID, List<WeekFacts.Working>> working = new HashMap<>();
    private final List<WeekFacts.Leave> leave = new ArrayList<>();
    private final List<WeekFacts.Expired> expired = new ArrayList<>();
    private final Map<LocalDate, WeekFacts.Closed> closed = new HashMap<>();

    @Override
    public void processRow(ResultSet row) throws SQLException {
      UUID id = row.getObject("id", UUID.class);
      String name = row.getString("name");
      String fact = row.getString("fact");
      switch (fact) {
        case "staff" -> staff.add(new WeekFacts.Named(id, name));
        case "group" -> groups.add(new WeekFacts.Named(id, name));
        case "room", "roomOutOfUse" ->
            rooms.add(new WeekFacts.Room(id, name, row.getInt("number"), fact.equals("room")));
        case "working" ->
            working
                .computeIfAbsent(id, none -> new ArrayList<>())
                .add(
                    new WeekFacts.Working(
                        DayOfWeek.of(row.getInt("number")),
                        row.getObject("starts", LocalTime.class),
                        row.getObject("ends", LocalTime.class)));
        case "leave" -> leave.add(new WeekFacts.Leave(id, day(row, "first"), day(row, "last")));
        case "expired" -> expired.add(new WeekFacts.Expired(id, name, day(row, "last")));
        default -> closed.put(day(row, "first"), new WeekFacts.Closed(hours(row), name));
      }
    }

    private static @Nullable Hours hours(ResultSet row) throws SQLException {
      LocalTime from = row.getObject("starts", LocalTime.class);
      LocalTime until = row.getObject("ends", LocalTime.class);
      return from == null && until == null ? null : Hours.between(from, until);
    }

    private static LocalDate day(ResultSet row, String column) throws SQLException {
      return row.getObject(column, LocalDate.class);
    }
  }
}
