package care.throughline.escalation;

import care.throughline.access.StaffId;
import care.throughline.platform.Times;
import care.throughline.worklist.WorkItemId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** How each item climbs its ladder, and its rungs. Written by whoever has locked the item. */
@Repository
class Climbs {

  private static final String FROM = " from climb c join work_item w on w.id = c.work_item ";

  private final JdbcClient jdbc;

  Climbs(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** An item begins to climb: one statement for it and all its rungs. */
  void begin(
      WorkItemId item,
      LadderVersion version,
      Instant dueAt,
      List<String> roles,
      Map<RungKey, Instant> plan) {
    RungColumns columns = RungColumns.of(plan);
    jdbc.sql(
            """
            with begun as (
              insert into climb (work_item, ladder_version, due_at, from_at, roles) values (:item, :version, :due, :due, :roles))
            insert into rung (id, work_item, round, level, slot, repetition, ladder_version, due_at, try_at)
            select gen_random_uuid(), :item, r.round, r.level, r.slot, r.repetition, :version, r.at, r.at
            from unnest(:rounds, :levels, :slots, :repetitions, :times) r (round, level, slot, repetition, at)""")
        .param("item", item.value())
        .param("version", version.id())
        .param("due", Times.utc(dueAt))
        .param("roles", new SqlArrayValue("text", roles.toArray()))
        .params(columns.parameters())
        .update();
  }

  /** How the item climbs; empty when it never began. */
  Optional<Climb> find(WorkItemId item) {
    return jdbc.sql("select " + Climb.COLUMNS + FROM + "where c.work_item = ?")
        .param(item.value())
        .query(Climb::read)
        .optional();
  }

  /** The same for several items, in no order. */
  List<Climb> of(List<UUID> items) {
    return jdbc.sql("select " + Climb.COLUMNS + FROM + "where c.work_item = any (?)")
        .param(new SqlArrayValue("uuid", items.toArray()))
        .query(Climb::read)
        .list();
  }

  /** Locks the item, then reads how it climbs: nobody acts on it meanwhile. */
  Optional<Climb> lock(WorkItemId item) {
    return jdbc.sql("select " + Climb.COLUMNS + FROM + "where c.work_item = ? for update of w")
        .param(item.value())
        .query(Climb::read)
        .optional();
  }

  /** Rungs of a round of an item. */
  List<RungPlan.Kept> rungs(WorkItemId item, int round) {
    return jdbc.sql("select * from rung where work_item = ? and round = ?")
        .params(item.value(), round)
        .query(
            (row, number) ->
                new RungPlan.Kept(
                    new RungKey(
                        row.getInt("round"),
                        row.getInt("level"),
                        row.getInt("slot"),
                        row.getInt("repetition")),
                    row.getString("state"),
                    Times.instant(row, "due_at")))
        .list();
  }

  /** Keeps a climb as it is now planned, and its rungs: what is not in the plan is dropped. */
  void keep(Climb climb, Map<RungKey, Instant> plan, Instant now) {
    jdbc.sql(
            """
            update climb set ladder_version = ?, round = ?, due_at = ?, from_at = ?, from_steps = ?, quiet_until = ?, acknowledged_by = null, acknowledged_at = null,
                             held_by = null
            where work_item = ?""")
        .param(climb.version())
        .param(climb.round())
        .param(Times.utc(climb.plannedDue()))
        .param(Times.utc(climb.fromAt()))
        .param(climb.fromSteps())
        .param(Times.utcOrNull(climb.quietUntil()))
        .param(climb.item().value())
        .update();
    RungColumns columns = RungColumns.of(plan);
    jdbc.sql(
            """
            update rung set state = 'dropped', settled_at = :now, reason = 'replanned'
            where work_item = :item and state = 'planned' and (round, level, slot, repetition) not in
              (select * from unnest(:rounds, :levels, :slots, :repetitions))""")
        .param("now", Times.utc(now))
        .param("item", climb.item().value())
        .params(columns.keys())
        .update();
    jdbc.sql(
            """
            insert into rung (id, work_item, round, level, slot, repetition, ladder_version, due_at, try_at)
            select gen_random_uuid(), :item, r.round, r.level, r.slot, r.repetition, :version, r.at, r.at
            from unnest(:rounds, :levels, :slots, :repetitions, :times) r (round, level, slot, repetition, at)
            on conflict (work_item, round, level, slot, repetition) do update
              set ladder_version = excluded.ladder_version, due_at = excluded.due_at, try_at = excluded.try_at, attempts = 0,
                  state = 'planned', settled_at = null, reason = null
              where rung.state <> 'rung'
                and (rung.state, rung.due_at, rung.ladder_version) is distinct from ('planned', excluded.due_at, excluded.ladder_version)""")
        .param("item", climb.item().value())
        .param("version", climb.version())
        .params(columns.parameters())
        .update();
  }

  /** The item climbs by another version; its rungs are planned by whoever calls. */
  void follow(WorkItemId item, UUID version) {
    jdbc.sql("update climb set ladder_version = ? where work_item = ?")
        .params(version, item.value())
        .update();
  }

  /** Somebody has answered: nothing rings any more until the answer lapses. */
  void acknowledge(WorkItemId item, StaffId by, @Nullable StaffId holder, Instant now) {
    jdbc.sql(
            "update climb set acknowledged_by = ?, acknowledged_at = ?, held_by = ? where work_item = ?")
        .param(by.value())
        .param(Times.utc(now))
        .param(holder == null ? null : holder.value())
        .param(item.value())
        .update();
    stop(item, "acknowledged", now);
  }

  /** Nothing of the item rings any more. */
  int stop(WorkItemId item, String reason, Instant now) {
    return jdbc.sql(
            """
            update rung set state = 'stopped', settled_at = ?, reason = ? where work_item = ? and state = 'planned'""")
        .params(Times.utc(now), reason, item.value())
        .update();
  }
}
