package care.throughline.schedule.group;

import care.throughline.access.StaffId;
import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the rows of groups. Runs in the caller's transaction and decides nothing. */
@Repository
class GroupRows {

  private final JdbcClient jdbc;

  GroupRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<CareGroup> find(CareGroupId id) {
    return read("where g.id = :id order by m.ordinal", Map.of("id", id.value())).stream()
        .findFirst();
  }

  /**
   * The group, its row locked until the transaction ends. {@code for update} would deadlock with
   * the seats' foreign key.
   */
  Optional<CareGroup> locked(CareGroupId id) {
    return read(
            "where g.id = :id order by m.ordinal for no key update of g", Map.of("id", id.value()))
        .stream()
        .findFirst();
  }

  List<CareGroup> running(String site) {
    return read(
        "where g.site = :site and g.dissolved_at is null order by g.name, g.id, m.ordinal",
        Map.of("site", site));
  }

  List<CareGroup> running() {
    return read("where g.dissolved_at is null order by g.id, m.ordinal", Map.of());
  }

  void insert(CareGroupId id, NewCareGroup group) {
    values(
            """
            insert into care_group (id, site, name, kind, level, track, language, gender, age, capacity, minimum, newcomers_per_week,
              facilitator, co_facilitator, room, telehealth, starts_on, ends_on, hold_days)
            values (:id, :site, :name, :kind, :level, :track, :language, :gender, :age, :capacity, :minimum, :newcomers,
              :facilitator, :coFacilitator, :room, :telehealth, :startsOn, :endsOn, :holdDays)""",
            id,
            group)
        .update();
    insertMeetings(id, group.meetings());
  }

  void update(CareGroupId id, NewCareGroup group) {
    values(
            """
            update care_group set site = :site, name = :name, kind = :kind, level = :level, track = :track, language = :language,
              gender = :gender, age = :age, capacity = :capacity, minimum = :minimum, newcomers_per_week = :newcomers,
              facilitator = :facilitator, co_facilitator = :coFacilitator, room = :room, telehealth = :telehealth,
              starts_on = :startsOn, ends_on = :endsOn, hold_days = :holdDays, version = version + 1
            where id = :id""",
            id,
            group)
        .update();
    jdbc.sql("delete from group_meeting where care_group = ?").param(id.value()).update();
    insertMeetings(id, group.meetings());
  }

  private JdbcClient.StatementSpec values(String sql, CareGroupId id, NewCareGroup group) {
    return jdbc.sql(sql)
        .param("id", id.value())
        .param("site", group.site())
        .param("name", group.name().strip())
        .param("kind", group.kind().key())
        .param("level", group.level())
        .param("track", group.track().key())
        .param("language", group.language())
        .param("gender", group.gender().key())
        .param("age", group.age().key())
        .param("capacity", group.capacity())
        .param("minimum", group.minimum())
        .param("newcomers", group.newcomersPerWeek())
        .param("facilitator", group.facilitator().value())
        .param("coFacilitator", staff(group.coFacilitator()))
        .param("room", group.room())
        .param("telehealth", group.telehealth())
        .param("startsOn", group.startsOn())
        .param("endsOn", group.endsOn())
        .param("holdDays", group.holdDays());
  }

  private void insertMeetings(CareGroupId id, List<GroupMeeting> meetings) {
    for (GroupMeeting meeting : meetings) {
      jdbc.sql(
              "insert into group_meeting (care_group, ordinal, weekday, starts, minutes) values (?, ?, ?, ?, ?)")
          .params(
              id.value(),
              meeting.ordinal(),
              meeting.weekday().getValue(),
              meeting.starts(),
              meeting.minutes())
          .update();
    }
  }

  /** Each group once, with its week; in one statement. */
  private List<CareGroup> read(String rest, Map<String, ?> params) {
    Map<UUID, CareGroup> bare = new LinkedHashMap<>();
    Map<UUID, List<GroupMeeting>> meetings = new HashMap<>();
    jdbc.sql(
            "select g.*, m.ordinal, m.weekday, m.starts, m.minutes from care_group g left join group_meeting m on m.care_group = g.id "
                + rest)
        .params(params)
        .query(
            row -> {
              UUID id = row.getObject("id", UUID.class);
              if (!bare.containsKey(id)) {
                bare.put(id, read(row, List.of()));
              }
              if (row.getObject("ordinal") != null) {
                meetings
                    .computeIfAbsent(id, none -> new ArrayList<>())
                    .add(
                        new GroupMeeting(
                            row.getInt("ordinal"),
                            DayOfWeek.of(row.getInt("weekday")),
                            row.getObject("starts", LocalTime.class),
                            row.getInt("minutes")));
              }
            });
    return bare.values().stream()
        .map(group -> group.meeting(meetings.getOrDefault(group.id().value(), List.of())))
        .toList();
  }

  private static CareGroup read(ResultSet row, List<GroupMeeting> meetings) throws SQLException {
    return new CareGroup(
        new CareGroupId(row.getObject("id", UUID.class)),
        row.getString("site"),
        row.getString("name"),
        CareGroup.Kind.valueOf(upper(row, "kind")),
        row.getString("level"),
        CareGroup.Track.valueOf(upper(row, "track")),
        row.getString("language"),
        CareGroup.Gender.valueOf(upper(row, "gender")),
        CareGroup.Age.valueOf(upper(row, "age")),
        row.getInt("capacity"),
        row.getInt("minimum"),
        row.getInt("newcomers_per_week"),
        new StaffId(row.getObject("facilitator", UUID.class)),
        staffOrNull(row, "co_facilitator"),
        row.getObject("room", UUID.class),
        row.getBoolean("telehealth"),
        row.getObject("starts_on", LocalDate.class),
        row.getObject("ends_on", LocalDate.class),
        row.getInt("hold_days"),
        Times.instantOrNull(row, "dissolved_at"),
        row.getInt("version"),
        meetings);
  }

  static @Nullable StaffId staffOrNull(ResultSet row, String column) throws SQLException {
    UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new StaffId(id);
  }

  static @Nullable UUID staff(@Nullable StaffId id) {
    return id == null ? null : id.value();
  }

  private static String upper(ResultSet row, String column) throws SQLException {
    return row.getString(column).toUpperCase(Locale.ROOT);
  }
}
