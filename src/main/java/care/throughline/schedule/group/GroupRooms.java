package care.throughline.schedule.group;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rooms a group may meet in. */
@Repository
public class GroupRooms {

  private final JdbcClient jdbc;

  GroupRooms(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A room.
   *
   * @param capacity how many people it holds
   */
  public record GroupRoom(UUID id, String name, int capacity) {}

  /** Rooms of a site that are in use, by name. */
  public List<GroupRoom> at(String site) {
    return jdbc.sql("select id, name, capacity from room where site = ? and active order by name")
        .param(site)
        .query(
            (row, number) ->
                new GroupRoom(
                    row.getObject("id", UUID.class), row.getString("name"), row.getInt("capacity")))
        .list();
  }
}
