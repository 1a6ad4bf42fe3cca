package care.throughline.worklist;

import care.throughline.access.StaffId;
import care.throughline.platform.Times;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * What an escalation does to items: it raises their level, lets more roles see and take them, and,
 * where the ladder says so, gives them to somebody else. The version of an item stays, so that
 * whoever is writing is not sent away. The caller has locked the items.
 */
@Component
public class EscalatedItems {

  private final JdbcClient jdbc;

  EscalatedItems(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * An item that was escalated.
   *
   * @param roles keys of the roles that may see and take it too
   */
  public record Raised(WorkItemId item, int level, List<String> roles) {}

  /** Raises items and widens who may take them. A level never goes down here. */
  public void raise(List<Raised> raised) {
    if (raised.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            update work_item w set escalation_level = greatest(w.escalation_level, r.level),
              roles = w.roles || array(select role from unnest(string_to_array(r.added, ' ')) role where role <> all (w.roles))
            from unnest(:items, :levels, :added) r (item, level, added) where w.id = r.item""")
        .param(
            "items",
            new SqlArrayValue("uuid", raised.stream().map(one -> one.item().value()).toArray()))
        .param("levels", new SqlArrayValue("int4", raised.stream().map(Raised::level).toArray()))
        .param(
            "added",
            new SqlArrayValue(
                "text", raised.stream().map(one -> String.join(" ", one.roles())).toArray()))
        .update();
  }

  /** Puts an item at a lower level, open to those roles only. */
  public void lower(WorkItemId item, int level, List<String> roles) {
    jdbc.sql("update work_item set escalation_level = ?, roles = ? where id = ?")
        .params(level, new SqlArrayValue("text", roles.toArray()), item.value())
        .update();
  }

  /** Gives an item to somebody, or to everyone in its roles. */
  public void give(WorkItemId item, @Nullable StaffId to, Instant now) {
    UUID owner = to == null ? null : to.value();
    jdbc.sql(
            "update work_item set owner = ?, claimed_at = ?, version = version + 1 where id = ? and owner is distinct from ?")
        .param(owner)
        .param(owner == null ? null : Times.utc(now))
        .param(item.value())
        .param(owner)
        .update();
  }
}
