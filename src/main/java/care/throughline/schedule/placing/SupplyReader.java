package care.throughline.schedule.placing;

import care.throughline.access.Site;
import care.throughline.person.PersonId;
import care.throughline.schedule.booking.Credential;
import care.throughline.schedule.booking.Practice;
import care.throughline.schedule.booking.Practices;
import care.throughline.schedule.booking.Room;
import care.throughline.schedule.booking.Rooms;
import care.throughline.schedule.group.GroupSettings;
import care.throughline.schedule.group.Joining;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads which groups, therapists and rooms a site has; a fixed number of statements. */
@Repository
class SupplyReader {

  private final JdbcClient jdbc;
  private final Practices practices;
  private final Rooms rooms;
  private final GroupSettings settings;

  SupplyReader(JdbcClient jdbc, Practices practices, Rooms rooms, GroupSettings settings) {
    this.jdbc = jdbc;
    this.practices = practices;
    this.rooms = rooms;
    this.settings = settings;
  }

  /** Who sees people at the site, by name. */
  List<Practice> therapists(Site site) {
    Set<UUID> seeing =
        new HashSet<>(
            jdbc.sql("select staff from staff_role where role = 'therapist'")
                .query(UUID.class)
                .list());
    return practices.at(site.id()).stream()
        .filter(practice -> seeing.contains(practice.staff().value()))
        .toList();
  }

  List<Room> rooms(Site site) {
    return rooms.at(site.id());
  }

  /** Groups that run or will run, by name, with what is free from the first day on. */
  List<GroupFacts> groups(Site site, Period period) {
    Map<UUID, List<WeekTime>> meetings = meetings(site);
    LocalDate monday = period.from().with(DayOfWeek.MONDAY);
    return jdbc.sql(
            """
            select g.*, coalesce(r.accessible, true) as step_free,
                   g.capacity - count(distinct s.seat_no) filter (where s.seat_no <= g.capacity) as free_seats,
                   array_remove(array_agg(distinct s.person), null) as members,
                   (select count(*) from seat n
                    where n.care_group = g.id and n.state <> 'released'
                      and lower(n.during) >= :monday and lower(n.during) < :monday::date + 7
                      and not exists (select 1 from seat o where o.care_group = g.id and o.person = n.person
                                      and lower(o.during) < :monday)) as newcomers
            from care_group g left join room r on r.id = g.room
              left join seat s on s.care_group = g.id and s.state <> 'released'
                and s.during && daterange(:from, case when g.ends_on is null then null else g.ends_on + 1 end)
            where g.site = :site and g.dissolved_at is null and (g.ends_on is null or g.ends_on >= :from)
            group by g.id, r.accessible order by lower(g.name)""")
        .param("monday", monday)
        .param("from", period.from())
        .param("site", site.id())
        .query((row, number) -> group(row, meetings))
        .list();
  }

  private Map<UUID, List<WeekTime>> meetings(Site site) {
    return jdbc
        .sql(
            """
            select m.care_group, m.weekday, m.starts, m.minutes from group_meeting m join care_group g on g.id = m.care_group
            where g.site = ? and g.dissolved_at is null order by m.weekday, m.starts""")
        .param(site.id())
        .query(
            (row, number) ->
                Map.entry(
                    row.getObject("care_group", UUID.class),
                    WeekTime.of(
                        DayOfWeek.of(row.getInt("weekday")),
                        row.getObject("starts", LocalTime.class),
                        row.getInt("minutes"))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Map.Entry::getKey,
                Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableList())));
  }

  private GroupFacts group(ResultSet row, Map<UUID, List<WeekTime>> meetings) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new GroupFacts(
        id,
        row.getString("name"),
        row.getString("level"),
        row.getString("track"),
        new Joining.Terms(
            row.getString("kind"),
            row.getString("age"),
            row.getString("gender"),
            row.getString("language"),
            row.getObject("starts_on", LocalDate.class),
            row.getObject("ends_on", LocalDate.class),
            settings.joinDays(),
            row.getInt("newcomers_per_week")),
        row.getInt("capacity"),
        row.getInt("free_seats"),
        Arrays.stream((Object[]) row.getArray("members").getArray())
            .map(person -> new PersonId((UUID) person))
            .collect(Collectors.toUnmodifiableSet()),
        row.getInt("newcomers"),
        row.getBoolean("telehealth"),
        row.getBoolean("step_free") || row.getBoolean("telehealth"),
        meetings.getOrDefault(id, List.of()));
  }

  static TherapistFacts facts(Practice practice, int fewer, WeekMinutes taken) {
    return new TherapistFacts(
        practice.staff(),
        practice.name(),
        practice.languages(),
        practice.gender(),
        practice.caseload() - fewer,
        practice.warnAt(),
        practice.blockAt(),
        ends(practice),
        practice.hours().stream()
            .map(
                hours ->
                    new WeekTime(
                        hours.weekday(),
                        hours.from().toSecondOfDay() / 60,
                        hours.until().toSecondOfDay() / 60))
            .toList(),
        leave(practice),
        taken);
  }

  /** Who leaves is away from the day after the last one. */
  private static List<Days> leave(Practice practice) {
    LocalDate last = practice.leavesOn();
    return Stream.concat(
            practice.leave().stream().map(one -> new Days(one.first(), one.last().plusDays(1))),
            last == null ? Stream.empty() : Stream.of(new Days(last.plusDays(1), LocalDate.MAX)))
        .toList();
  }

  private static @org.jspecify.annotations.Nullable LocalDate ends(Practice practice) {
    return practice.credentials().stream()
        .map(Credential::expiresOn)
        .filter(Objects::nonNull)
        .min(LocalDate::compareTo)
        .orElse(null);
  }

  static RoomFacts facts(Room room, WeekMinutes taken) {
    return new RoomFacts(room.id().value(), room.name(), room.capacity(), room.accessible(), taken);
  }
}
