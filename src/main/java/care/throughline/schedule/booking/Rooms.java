package care.throughline.schedule.booking;

import care.throughline.access.Staff;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rooms of all sites. Supervisors and directors change them. */
@Repository
public class Rooms {

  private static final int MOST_PEOPLE = 100;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final AuditTrail audit;

  Rooms(JdbcClient jdbc, Clock clock, Transactions transactions, AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.audit = audit;
  }

  /** The rooms in use, by name. */
  public List<Room> at(String site) {
    return jdbc.sql("select * from room where site = ? and active order by lower(name)")
        .param(site)
        .query(Rooms::read)
        .list();
  }

  /** The room with that id, closed ones included. */
  public Optional<Room> find(RoomId id) {
    return jdbc.sql("select * from room where id = ?")
        .param(id.value())
        .query(Rooms::read)
        .optional();
  }

  /**
   * Adds a room.
   *
   * @throws ScheduleRefused when the name is taken or empty, or the capacity is not 1 to 100
   */
  public Room add(String site, String name, int capacity, boolean accessible, Staff by) {
    Room room =
        checked(
            new Room(
                new RoomId(UUID.randomUUID()), site, name.strip(), capacity, accessible, true));
    return written(
        room,
        by,
        "room.added",
        """
        insert into room (site, name, capacity, accessible, id) values (?, ?, ?, ?, ?)""",
        room.site(),
        room.name(),
        room.capacity(),
        room.accessible(),
        room.id().value());
  }

  /**
   * Changes what is said of a room; what is booked in it stays.
   *
   * @throws ScheduleRefused as {@link #add}, or when there is no such room in use
   */
  public Room change(RoomId id, String name, int capacity, boolean accessible, Staff by) {
    Room known = inUse(id);
    Room room = checked(new Room(id, known.site(), name.strip(), capacity, accessible, true));
    return written(
        room,
        by,
        "room.changed",
        "update room set name = ?, capacity = ?, accessible = ? where id = ?",
        room.name(),
        room.capacity(),
        room.accessible(),
        room.id().value());
  }

  /**
   * Closes a room for good.
   *
   * @throws ScheduleRefused when something is still booked in it, or a group meets there
   */
  public void close(RoomId id, Staff by) {
    Room room = inUse(id);
    transactions.run(
        () -> {
          Editors.check(by, Texts.of("schedule-group.editors.room"));
          long booked =
              jdbc.sql(
                      "select count(*) from booking where resource = ? and upper(during) > ?::timestamptz")
                  .params(id.value(), Times.utc(clock.instant()))
                  .query(Long.class)
                  .single();
          if (booked > 0) {
            throw new ScheduleRefused(Texts.of("schedule-group.room.booked", room.name(), booked));
          }
          jdbc.sql(
                  "select name from care_group where room = ? and dissolved_at is null order by name limit 1")
              .param(id.value())
              .query(String.class)
              .optional()
              .ifPresent(
                  group -> {
                    throw new ScheduleRefused(
                        Texts.of("schedule-group.room.group", group, room.name()));
                  });
          jdbc.sql("update room set active = false where id = ?").param(id.value()).update();
          audit.record(by.actor(), "room.closed", "room", id.value(), Map.of());
        });
  }

  private Room written(Room room, Staff by, String action, String sql, Object... values) {
    try {
      transactions.run(
          () -> {
            Editors.check(by, Texts.of("schedule-group.editors.room"));
            jdbc.sql(sql).params(values).update();
            audit.record(
                by.actor(),
                action,
                "room",
                room.id().value(),
                Map.of("capacity", room.capacity(), "accessible", room.accessible()));
          });
      return room;
    } catch (DuplicateKeyException taken) {
      throw new ScheduleRefused(Texts.of("schedule-group.room.name-taken", room.name()));
    }
  }

  private Room inUse(RoomId id) {
    return find(id)
        .filter(Room::active)
        .orElseThrow(() -> new ScheduleRefused(Texts.of("schedule-group.room.not-in-use")));
  }

  private static Room checked(Room room) {
    if (room.name().isEmpty()) {
      throw new ScheduleRefused(Texts.of("schedule-group.room.no-name"));
    }
    if (room.capacity() < 1 || room.capacity() > MOST_PEOPLE) {
      throw new ScheduleRefused(
          Texts.of("schedule-group.room.capacity", room.name(), room.capacity(), MOST_PEOPLE));
    }
    return room;
  }

  private static Room read(ResultSet row, int number) throws SQLException {
    return new Room(
        new RoomId(row.getObject("id", UUID.class)),
        row.getString("site"),
        row.getString("name"),
        row.getInt("capacity"),
        row.getBoolean("accessible"),
        row.getBoolean("active"));
  }
}
