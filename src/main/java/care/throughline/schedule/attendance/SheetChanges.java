package care.throughline.schedule.attendance;

import care.throughline.platform.Times;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.group.GroupSessionId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was changed on sheets after they were signed. */
@Repository
public class SheetChanges {

  private final JdbcClient jdbc;

  SheetChanges(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * One change.
   *
   * @param from what it was
   * @param fromMinutes minutes that counted before
   * @param by username of who changed it
   */
  public record Change(
      SessionId session,
      SessionState from,
      int fromMinutes,
      String reason,
      Instant at,
      String by) {}

  /** All changes of a sheet, the oldest first. The caller has read the sheet for its reader. */
  public List<Change> of(GroupSessionId id) {
    return jdbc.sql(
            """
            select c.* from attendance_change c join session s on s.id = c.session
            where s.group_session = ? order by c.id""")
        .param(id.value())
        .query(
            (row, number) ->
                new Change(
                    new SessionId(row.getObject("session", UUID.class)),
                    SessionState.of(row.getString("from_state")),
                    row.getInt("from_minutes"),
                    row.getString("reason"),
                    Times.instant(row, "changed_at"),
                    row.getString("changed_by")))
        .list();
  }
}
