package care.throughline.schedule;

import care.throughline.access.Site;
import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Times;
import care.throughline.schedule.booking.WorkHours;
import care.throughline.schedule.calendar.HolidayPolicy;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * What a plan stands on: the person's seat, the hour agreed with their therapist, and what is taken
 * already.
 */
@Repository
class PlanBasis {

  private final JdbcClient jdbc;

  PlanBasis(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The plan of an episode for some days, as things stand.
   *
   * @param to first day after them
   */
  SessionPlan plan(
      Episode episode, Site site, ProgrammeTemplate template, LocalDate from, LocalDate to) {
    List<WeeklyHour> hours = hours(episode.id(), from, to);
    boolean ownGroups = groupsAt(site.id());
    List<Slot> slots =
        template.slots().stream()
            .filter(slot -> !ownGroups || slot.kind().equals("individual"))
            .toList();
    return new SessionPlan(
        slots,
        ownGroups ? meetings(episode.id(), from, to) : List.of(),
        hours,
        site,
        taken(episode, site, hours, from, to),
        holidays(episode, site, template));
  }

  /** What the holidays of the site mean for an episode, by its group and its therapist. */
  HolidayWeeks holidays(Episode episode, Site site, ProgrammeTemplate template) {
    boolean ownGroups = groupsAt(site.id());
    List<Slot> pattern = new ArrayList<>(ownGroups ? groupWeek(episode.id()) : List.of());
    List<Slot> agreed = agreedWeek(episode.id());
    template.slots().stream()
        .filter(slot -> slot.kind().equals("individual") ? agreed.isEmpty() : !ownGroups)
        .forEach(pattern::add);
    pattern.addAll(agreed);
    HolidayPolicy policy =
        HolidayPolicy.of(
            jdbc.sql("select holiday_policy from site where id = ?")
                .param(site.id())
                .query(String.class)
                .single());
    return new HolidayWeeks(policy, pattern, template.weeks() + extended(episode.id()));
  }

  private List<Slot> groupWeek(EpisodeId episode) {
    return jdbc.sql(
            """
            select distinct m.ordinal, m.weekday, m.starts, m.minutes from seat s join group_meeting m on m.care_group = s.care_group
            where s.episode = ? and s.state in ('reserved', 'enrolled') and (upper_inf(s.during) or upper(s.during) - lower(s.during) > 1)
            order by m.weekday, m.starts""")
        .param(episode.value())
        .query((row, number) -> slot("group", row.getInt("ordinal"), row))
        .list();
  }

  private List<Slot> agreedWeek(EpisodeId episode) {
    return jdbc.sql(
            "select weekday, starts, minutes from therapist_assignment where episode = ? order by lower(during) desc limit 1")
        .param(episode.value())
        .query((row, number) -> slot("individual", 1, row))
        .list();
  }

  private static Slot slot(String kind, int ordinal, ResultSet row) throws SQLException {
    return new Slot(
        kind,
        ordinal,
        DayOfWeek.of(row.getInt("weekday")),
        row.getObject("starts", LocalTime.class),
        row.getInt("minutes"));
  }

  private int extended(EpisodeId episode) {
    return jdbc.sql("select coalesce(sum(extended_weeks), 0) from programme where episode = ?")
        .param(episode.value())
        .query(Integer.class)
        .single();
  }

  /** True when a site has set up groups; until then everybody follows the slots of a template. */
  boolean groupsAt(String site) {
    return jdbc.sql(
            "select exists (select 1 from care_group where site = ? and dissolved_at is null)")
        .param(site)
        .query(Boolean.class)
        .single();
  }

  /**
   * The meetings of the groups in which the person has a seat on those days; a seat for one day is
   * a visit, whose session is made up and not planned.
   */
  List<Meeting> meetings(EpisodeId episode, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select m.id, m.local_date, m.local_start, m.minutes, m.telehealth, m.cancel_reason
            from seat s join group_session m on m.care_group = s.care_group and m.local_date <@ s.during
            where s.episode = ? and s.state in ('reserved', 'enrolled') and (upper_inf(s.during) or upper(s.during) - lower(s.during) > 1)
              and m.local_date >= ? and m.local_date < ?
            order by m.local_date, m.local_start""")
        .params(episode.value(), from, to)
        .query(
            (row, number) ->
                new Meeting(
                    row.getObject("id", UUID.class),
                    row.getObject("local_date", LocalDate.class),
                    row.getObject("local_start", LocalTime.class),
                    row.getInt("minutes"),
                    row.getBoolean("telehealth"),
                    row.getString("cancel_reason")))
        .list();
  }

  /** The hours agreed with therapists that hold on some of those days. */
  List<WeeklyHour> hours(EpisodeId episode, LocalDate from, LocalDate to) {
    return jdbc.sql(
            """
            select therapist, weekday, starts, minutes, room, lower(during) as from_day, upper(during) as until_day
            from therapist_assignment where episode = ? and during && daterange(?, ?) order by lower(during)""")
        .params(episode.value(), from, to)
        .query(
            (row, number) ->
                new WeeklyHour(
                    row.getObject("therapist", UUID.class),
                    DayOfWeek.of(row.getInt("weekday")),
                    row.getObject("starts", LocalTime.class),
                    row.getInt("minutes"),
                    row.getObject("room", UUID.class),
                    row.getObject("from_day", LocalDate.class),
                    row.getObject("until_day", LocalDate.class)))
        .list();
  }

  private TakenTime taken(
      Episode episode, Site site, List<WeeklyHour> hours, LocalDate from, LocalDate to) {
    UUID person = episode.person().value();
    String resources =
        Stream.concat(
                Stream.of(person),
                hours.stream().flatMap(hour -> Stream.of(hour.therapist(), hour.room())))
            .filter(Objects::nonNull)
            .map(UUID::toString)
            .distinct()
            .collect(Collectors.joining(","));
    Map<UUID, List<Span>> spans = new HashMap<>();
    jdbc.sql(
            """
            select b.resource, lower(b.during) as starts_at, upper(b.during) as ends_at
            from unnest(string_to_array(?, ',')::uuid[]) as r join booking b on b.resource = r and b.during && tstzrange(?, ?)""")
        .params(
            resources,
            Times.utc(from.atStartOfDay(site.zone()).toInstant()),
            Times.utc(to.plusDays(1).atStartOfDay(site.zone()).toInstant()))
        .query(
            (row, number) ->
                Map.entry(
                    row.getObject("resource", UUID.class),
                    new Span(Times.instant(row, "starts_at"), Times.instant(row, "ends_at"))))
        .list()
        .forEach(
            entry ->
                spans
                    .computeIfAbsent(entry.getKey(), known -> new ArrayList<>())
                    .add(entry.getValue()));
    return therapists(new TakenTime(person, spans, Map.of(), Map.of()), hours, from, to);
  }

  /** Adds when the therapists work and on which days they are away. */
  private TakenTime therapists(
      TakenTime taken, List<WeeklyHour> hours, LocalDate from, LocalDate to) {
    if (hours.isEmpty()) {
      return taken;
    }
    Map<UUID, List<TakenTime.Days>> leaves = new HashMap<>();
    Map<UUID, List<WorkHours>> works = new HashMap<>();
    jdbc.sql(
            """
            select staff, null as weekday, null::time as from_time, null::time as until_time, lower(during) as from_day, upper(during) as until_day
            from staff_leave where staff = any(:those) and during && daterange(:from, :to)
            union all
            select staff, weekday, lower(hours), upper(hours), null, null from staff_hours where staff = any(:those)""")
        .param(
            "those",
            new SqlArrayValue(
                "uuid", hours.stream().map(WeeklyHour::therapist).distinct().toArray()))
        .param("from", from)
        .param("to", to)
        .query(
            row -> {
              UUID staff = row.getObject("staff", UUID.class);
              if (row.getObject("weekday") == null) {
                leaves
                    .computeIfAbsent(staff, first -> new ArrayList<>())
                    .add(
                        new TakenTime.Days(
                            row.getObject("from_day", LocalDate.class),
                            row.getObject("until_day", LocalDate.class)));
              } else {
                works
                    .computeIfAbsent(staff, first -> new ArrayList<>())
                    .add(
                        new WorkHours(
                            DayOfWeek.of(row.getInt("weekday")),
                            row.getObject("from_time", LocalTime.class),
                            row.getObject("until_time", LocalTime.class)));
              }
            });
    return new TakenTime(taken.person(), taken.spans(), leaves, works);
  }
}
