package care.throughline.schedule.timetable;

import care.throughline.access.Site;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import care.throughline.platform.Times;
import care.throughline.schedule.CancelReason;
import care.throughline.schedule.SessionState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What takes place in a week, read in one statement for groups and one for single people, however
 * many there are. Of the reader's own site only; whoever sees no people sees no entries.
 */
@Repository
public class Timetable {

  private static final Comparator<TimetableEntry> IN_ORDER =
      Comparator.comparing((TimetableEntry entry) -> entry.time().startsAt())
          .thenComparing(entry -> entry instanceof TimetableEntry.OfGroup ? 0 : 1)
          .thenComparing(TimetableEntry::id);

  private static final String GROUPS =
      """
      select gs.id, gs.zone, lower(gs.during) as starts_at, upper(gs.during) as ends_at, gs.care_group, g.name, g.minimum, g.capacity,
             gs.facilitator, f.name as facilitator_name, gs.co_facilitator, c.name as co_facilitator_name, gs.room, gs.telehealth,
             gs.state, gs.cancel_reason, gs.signed_at is not null as signed, coalesce(held.seats, 0) as seats, coalesce(marks.unmarked, 0) as unmarked
      from group_session gs
      join care_group g on g.id = gs.care_group
      join staff f on f.id = gs.facilitator
      left join staff c on c.id = gs.co_facilitator
      left join (
        select gs2.id, count(*) as seats from group_session gs2
        join seat s on s.care_group = gs2.care_group and s.state <> 'released' and s.during @> gs2.local_date
        where gs2.local_date between :monday and :sunday group by gs2.id
      ) held on held.id = gs.id
      left join (
        select s.group_session, count(*) as unmarked from session s
        where s.group_session is not null and s.state = 'planned' and s.local_date between :monday and :sunday group by s.group_session
      ) marks on marks.group_session = gs.id
      where g.site = :site and gs.local_date between :monday and :sunday
        and (:staff::uuid is null or gs.facilitator = :staff::uuid or gs.co_facilitator = :staff::uuid)""";

  private static final String PEOPLE =
      """
      select s.id, s.zone, lower(s.during) as starts_at, upper(s.during) as ends_at, s.person, s.episode, p.given_name, p.family_name,
             s.kind, s.therapist, t.name as therapist_name, s.room, s.telehealth, s.state, s.cancel_reason
      from session s
      join episode e on e.id = s.episode
      join person p on p.id = s.person
      left join staff t on t.id = s.therapist
      where e.site = :site and s.group_session is null and s.local_date between :monday and :sunday
        and (:staff::uuid is null or s.therapist = :staff::uuid)""";

  private final JdbcClient jdbc;

  Timetable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Everything in a week at the reader's site, in the order of time. */
  public List<TimetableEntry> of(CalendarWeek week, Staff reader) {
    return entries(week, reader, null);
  }

  /** What the reader leads in a week, in the order of time. */
  public List<TimetableEntry> own(CalendarWeek week, Staff reader) {
    return entries(week, reader, reader.id().value());
  }

  private List<TimetableEntry> entries(CalendarWeek week, Staff reader, @Nullable UUID led) {
    if (!reader.seesPeople()) {
      return List.of();
    }
    return Stream.concat(
            parameters(GROUPS, week, reader, led).query(Timetable::group).list().stream(),
            parameters(PEOPLE, week, reader, led).query(Timetable::person).list().stream())
        .sorted(IN_ORDER)
        .toList();
  }

  private JdbcClient.StatementSpec parameters(
      String select, CalendarWeek week, Staff reader, @Nullable UUID led) {
    return jdbc.sql(select)
        .param("site", reader.site())
        .param("monday", week.monday())
        .param("sunday", week.sunday())
        .param("staff", led);
  }

  /** When a member of staff is taken for another reason than an entry. */
  public List<EntryTime> busy(CalendarWeek week, Staff member, Site site) {
    return jdbc.sql(
            """
            select lower(during) as starts_at, upper(during) as ends_at from busy_time
            where staff = ? and during && tstzrange(?, ?) order by starts_at""")
        .params(
            member.id().value(),
            Times.utc(week.monday().atStartOfDay(site.zone()).toInstant()),
            Times.utc(week.next().monday().atStartOfDay(site.zone()).toInstant()))
        .query((row, number) -> time(row, site.zone()))
        .list();
  }

  private static TimetableEntry group(ResultSet row, int index) throws SQLException {
    return new TimetableEntry.OfGroup(
        row.getObject("id", UUID.class),
        time(row, ZoneId.of(row.getString("zone"))),
        row.getObject("care_group", UUID.class),
        row.getString("name"),
        new TimetableEntry.Leader(
            new StaffId(row.getObject("facilitator", UUID.class)),
            row.getString("facilitator_name")),
        leader(row, "co_facilitator"),
        row.getObject("room", UUID.class),
        row.getBoolean("telehealth"),
        row.getInt("seats"),
        row.getInt("minimum"),
        row.getInt("capacity"),
        row.getInt("unmarked"),
        row.getBoolean("signed"),
        row.getString("state").equals("cancelled"),
        CancelReason.words(row.getString("cancel_reason")));
  }

  private static TimetableEntry person(ResultSet row, int index) throws SQLException {
    return new TimetableEntry.OfPerson(
        row.getObject("id", UUID.class),
        time(row, ZoneId.of(row.getString("zone"))),
        new PersonId(row.getObject("person", UUID.class)),
        new EpisodeId(row.getObject("episode", UUID.class)),
        row.getString("given_name"),
        row.getString("family_name"),
        row.getString("kind").equals("group"),
        leader(row, "therapist"),
        row.getObject("room", UUID.class),
        row.getBoolean("telehealth"),
        SessionState.of(row.getString("state")),
        CancelReason.words(row.getString("cancel_reason")));
  }

  private static TimetableEntry.@Nullable Leader leader(ResultSet row, String column)
      throws SQLException {
    UUID id = row.getObject(column, UUID.class);
    return id == null
        ? null
        : new TimetableEntry.Leader(new StaffId(id), row.getString(column + "_name"));
  }

  private static EntryTime time(ResultSet row, ZoneId zone) throws SQLException {
    Instant startsAt = Times.instant(row, "starts_at");
    Instant endsAt = Times.instant(row, "ends_at");
    ZonedDateTime start = startsAt.atZone(zone);
    return new EntryTime(
        start.toLocalDate(),
        start.toLocalTime(),
        endsAt.atZone(zone).toLocalTime(),
        startsAt,
        endsAt);
  }
}
