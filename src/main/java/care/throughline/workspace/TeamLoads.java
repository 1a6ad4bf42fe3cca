package care.throughline.workspace;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.platform.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * How much each colleague of a site has in hand and how much of it is late, and what lies in the
 * pool: one statement each, however many they are.
 */
@Repository
public class TeamLoads {

  /** Most items of one colleague that a page shows. */
  public static final int LARGEST = 100;

  private final JdbcClient jdbc;

  TeamLoads(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One colleague.
   *
   * @param late open items they hold past their due time; put aside ones do not count
   * @param oldest when the first of those was due; null when nothing is late
   * @param people whom they see every week
   * @param warnAt from so many people on a further one is worth a thought
   * @param blockAt at so many people no further one is assigned
   * @param sessions that stand in the calendar week, groups and individual hours
   * @param workMinutes working hours in a week; 0 when none are entered
   */
  public record Load(
      StaffId staff,
      String name,
      int open,
      int late,
      @Nullable Instant oldest,
      int people,
      int warnAt,
      int blockAt,
      int sessions,
      int sessionMinutes,
      int workMinutes,
      boolean away) {}

  /**
   * What nobody holds, by the roles that may take it.
   *
   * @param roles keys of the roles
   */
  public record Pool(List<String> roles, int open, int late) {}

  /** An open item of a colleague. */
  public record Held(
      UUID item, String name, Instant dueAt, @Nullable UUID person, @Nullable String about) {}

  /**
   * The beginning of what a colleague holds.
   *
   * @param total how many items there are in all
   */
  public record Page(List<Held> items, long total) {}

  /**
   * Everybody at the reader's site who works with people; who has most that is late first.
   *
   * @param monday first day of the calendar week
   */
  public List<Load> of(Staff reader, LocalDate monday, LocalDate today, ZoneId zone, Instant now) {
    return jdbc.sql(
            """
            with working as (
              select s.id, s.name from staff s
              where s.site = :site and s.active and s.kind = 'person'
                and exists (select 1 from staff_role r where r.staff = s.id and r.role = any(:roles))),
            work as (
              select w.owner, count(*) as open,
                     count(*) filter (where w.due_at <= :now and (w.snoozed_until is null or w.snoozed_until <= :now)) as late,
                     min(w.due_at) filter (where w.due_at <= :now and (w.snoozed_until is null or w.snoozed_until <= :now)) as oldest
              from work_item w where w.state = 'open' and w.owner in (select id from working) group by w.owner),
            people as (
              select a.therapist, count(*) as people from therapist_assignment a join episode e on e.id = a.episode and e.closed_at is null
              where a.during @> :today::date and a.therapist in (select id from working) group by a.therapist),
            meetings as (
              select m.staff, count(*) as sessions, sum(m.minutes) as minutes from (
                select s.therapist as staff, s.minutes from session s
                where s.therapist is not null and s.during && tstzrange(:from, :until)
                  and s.state not in ('cancelledPatient', 'cancelledProgramme')
                union all
                select g.facilitator, g.minutes from group_session g where g.during && tstzrange(:from, :until) and g.state <> 'cancelled') m
              group by m.staff),
            hours as (
              select h.staff, sum(extract(epoch from upper(h.hours) - lower(h.hours)) / 60)::int as minutes from staff_hours h group by h.staff)
            select n.id, n.name, coalesce(work.open, 0) as open, coalesce(work.late, 0) as late, work.oldest,
                   coalesce(people.people, 0) as people, coalesce(p.warn_at, 20) as warn_at, coalesce(p.block_at, 24) as block_at,
                   coalesce(meetings.sessions, 0) as sessions, coalesce(meetings.minutes, 0) as minutes, coalesce(hours.minutes, 0) as work_minutes,
                   exists (select 1 from cover c where c.staff = n.id and c.during @> :today::date) as away
            from working n left join work on work.owner = n.id left join people on people.therapist = n.id
              left join meetings on meetings.staff = n.id left join hours on hours.staff = n.id left join staff_practice p on p.staff = n.id
            order by late desc, work.oldest nulls last, open desc, n.name, n.id""")
        .param("site", reader.site())
        .param(
            "roles",
            new SqlArrayValue(
                "text",
                Arrays.stream(Role.values()).filter(Role::seesPeople).map(Role::key).toArray()))
        .param("today", today)
        .param("now", Times.utc(now))
        .param("from", Times.utc(monday.atStartOfDay(zone).toInstant()))
        .param("until", Times.utc(monday.plusWeeks(1).atStartOfDay(zone).toInstant()))
        .query(
            (row, number) ->
                new Load(
                    new StaffId(row.getObject("id", UUID.class)),
                    row.getString("name"),
                    row.getInt("open"),
                    row.getInt("late"),
                    Times.instantOrNull(row, "oldest"),
                    row.getInt("people"),
                    row.getInt("warn_at"),
                    row.getInt("block_at"),
                    row.getInt("sessions"),
                    row.getInt("minutes"),
                    row.getInt("work_minutes"),
                    row.getBoolean("away")))
        .list();
  }

  /** What nobody at the reader's site holds; where most is late first. */
  public List<Pool> pool(Staff reader, Instant now) {
    return jdbc.sql(
            """
            select w.roles, count(*) as open, count(*) filter (where w.due_at <= :now) as late from work_item w
            where w.site = :site and w.state = 'open' and w.owner is null and (w.snoozed_until is null or w.snoozed_until <= :now)
            group by w.roles order by late desc, open desc, w.roles""")
        .param("site", reader.site())
        .param("now", Times.utc(now))
        .query(
            (row, number) ->
                new Pool(
                    List.of((String[]) row.getArray("roles").getArray()),
                    row.getInt("open"),
                    row.getInt("late")))
        .list();
  }

  /** What a colleague holds at the reader's site, the one to be done first first. */
  public Page held(StaffId colleague, Staff reader) {
    record Counted(Held held, long total) {}
    List<Counted> items =
        jdbc.sql(
                """
                select w.id, w.name, w.due_at, w.person, w.page_about, count(*) over () as total from work_item w
                where w.site = :site and w.state = 'open' and w.owner = :owner order by w.priority, w.due_at, w.id limit :limit""")
            .param("site", reader.site())
            .param("owner", colleague.value())
            .param("limit", LARGEST)
            .query(
                (row, number) ->
                    new Counted(
                        new Held(
                            row.getObject("id", UUID.class),
                            row.getString("name"),
                            Times.instant(row, "due_at"),
                            row.getObject("person", UUID.class),
                            row.getString("page_about")),
                        row.getLong("total")))
            .list();
    return new Page(
        items.stream().map(Counted::held).toList(), items.isEmpty() ? 0 : items.get(0).total());
  }
}
