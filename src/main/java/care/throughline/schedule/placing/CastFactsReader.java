package care.throughline.schedule.placing;

import care.throughline.access.Site;
import care.throughline.access.StaffId;
import care.throughline.schedule.booking.Practice;
import care.throughline.schedule.booking.Practices;
import care.throughline.schedule.booking.Room;
import care.throughline.schedule.booking.Rooms;
import care.throughline.schedule.group.GroupSettings;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers the facts about groups that lose whoever leads them, or their room. */
@Component
class CastFactsReader {

  private final JdbcClient jdbc;
  private final Practices practices;
  private final Rooms rooms;
  private final TakenTimes taken;
  private final GroupSettings settings;

  CastFactsReader(
      JdbcClient jdbc, Practices practices, Rooms rooms, TakenTimes taken, GroupSettings settings) {
    this.jdbc = jdbc;
    this.practices = practices;
    this.rooms = rooms;
    this.taken = taken;
    this.settings = settings;
  }

  CastFacts of(Site site, Cause cause, LocalDate from) {
    Period period = new Period(from, cause.until(from), site);
    List<LedGroup> groups =
        cause instanceof Cause.GroupDissolved ? List.of() : groups(site, cause, from);
    if (groups.isEmpty()) {
      return new CastFacts(
          cause, period, settings.coFacilitatorFrom(), List.of(), List.of(), List.of());
    }
    List<Practice> staff =
        practices.at(site.id()).stream()
            .filter(one -> leading().contains(one.staff().value()))
            .filter(one -> !one.staff().value().equals(cause.lost()))
            .toList();
    List<Room> others =
        rooms.at(site.id()).stream()
            .filter(room -> !room.id().value().equals(cause.lost()))
            .toList();
    List<UUID> resources = new ArrayList<>();
    staff.forEach(one -> resources.add(one.staff().value()));
    others.forEach(room -> resources.add(room.id().value()));
    Map<UUID, WeekMinutes> busy = taken.of(site, period, resources, List.of(), null);
    return new CastFacts(
        cause,
        period,
        settings.coFacilitatorFrom(),
        groups,
        staff.stream()
            .map(
                one ->
                    SupplyReader.facts(
                        one, 0, busy.getOrDefault(one.staff().value(), new WeekMinutes())))
            .toList(),
        others.stream()
            .map(
                room ->
                    SupplyReader.facts(
                        room, busy.getOrDefault(room.id().value(), new WeekMinutes())))
            .toList());
  }

  /** Who may lead a group. */
  private Set<UUID> leading() {
    return new HashSet<>(
        jdbc.sql("select staff from staff_role where role in ('facilitator', 'therapist')")
            .query(UUID.class)
            .list());
  }

  private List<LedGroup> groups(Site site, Cause cause, LocalDate from) {
    Map<UUID, List<WeekTime>> meetings = new HashMap<>();
    jdbc.sql(
            """
            select m.* from group_meeting m join care_group g on g.id = m.care_group
            where g.site = ? and g.dissolved_at is null order by m.weekday, m.starts""")
        .param(site.id())
        .query(
            row -> {
              meetings
                  .computeIfAbsent(row.getObject("care_group", UUID.class), id -> new ArrayList<>())
                  .add(
                      WeekTime.of(
                          DayOfWeek.of(row.getInt("weekday")),
                          row.getObject("starts", LocalTime.class),
                          row.getInt("minutes")));
            });
    return jdbc.sql(
            """
            select g.*, count(distinct s.person) as people, coalesce(bool_or(w.step_free), false) as step_free
            from care_group g
              left join seat s on s.care_group = g.id and s.state in ('reserved', 'enrolled', 'onHold')
                and (upper_inf(s.during) or upper(s.during) > :from)
              left join person_wish w on w.person = s.person
            where g.site = :site and g.dissolved_at is null and (g.ends_on is null or g.ends_on >= :from)
              and (not :away or exists (
                select 1 from group_session m where m.care_group = g.id and m.state = 'planned' and m.local_date >= :from and m.local_date < :until
                  and :lost in (m.facilitator, coalesce(m.co_facilitator, m.facilitator))))
              and case when :room then g.room = :lost else :lost in (g.facilitator, coalesce(g.co_facilitator, g.facilitator)) end
            group by g.id order by g.id""")
        .param("from", from)
        .param("site", site.id())
        .param("away", cause instanceof Cause.TherapistAway)
        .param("until", cause.until(from))
        .param("room", cause instanceof Cause.RoomLost)
        .param("lost", cause.lost())
        .query((row, number) -> group(row, meetings))
        .list();
  }

  private static LedGroup group(ResultSet row, Map<UUID, List<WeekTime>> meetings)
      throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    return new LedGroup(
        id,
        row.getString("name"),
        row.getString("language"),
        row.getInt("capacity"),
        row.getInt("people"),
        row.getBoolean("step_free"),
        row.getBoolean("telehealth"),
        new Cast(
            new StaffId(row.getObject("facilitator", UUID.class)),
            staff(row, "co_facilitator"),
            row.getObject("room", UUID.class)),
        List.copyOf(meetings.getOrDefault(id, List.of())));
  }

  static @Nullable StaffId staff(ResultSet row, String column) throws SQLException {
    UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new StaffId(id);
  }
}
