package care.throughline.worklist;

import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Json;
import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * What was done with items, kept so that it can be told and, for a short time, taken back. An act
 * can be taken back while its version is still the item's.
 */
@Repository
public class WorkItemActs {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Json json;
  private final AuditTrail audit;
  private final ActingSettings settings;
  private final ApplicationEventPublisher events;

  WorkItemActs(
      JdbcClient jdbc,
      Clock clock,
      Json json,
      AuditTrail audit,
      ActingSettings settings,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.json = json;
    this.audit = audit;
    this.settings = settings;
    this.events = events;
  }

  /**
   * An act as it is told.
   *
   * @param to who holds the item after it; null when nobody does
   * @param until when it comes back by itself; null when it was not put aside
   * @param undone true when it was taken back
   * @param versionAfter the item's version as the act left it
   */
  public record Told(
      Act act,
      StaffId by,
      Instant at,
      @Nullable StaffId to,
      @Nullable Instant until,
      @Nullable String reason,
      boolean undone,
      int versionAfter) {}

  /** An act that has not been taken back. */
  record Kept(
      UUID id,
      Act act,
      StaffId by,
      Instant at,
      Standing before,
      int versionBefore,
      int versionAfter) {}

  /** Acts on a locked item: changes how it stands, keeps the act, and writes it down. */
  void make(LockedItem locked, Act act, Standing becomes, Staff by) {
    WorkItem item = locked.item();
    int version = stand(item.id(), becomes, act == Act.CLAIM ? by.id() : null);
    Map<String, Object> before = new HashMap<>(locked.standing().facts());
    before.put("version", item.version());
    jdbc.sql(
            """
            insert into work_item_act (id, work_item, act, done_by, done_at, before, after, version_after)
            values (?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?)""")
        .params(
            UUID.randomUUID(),
            item.id().value(),
            act.key(),
            by.id().value(),
            Times.utc(clock.instant()),
            json.write(before),
            json.write(becomes.facts()),
            version)
        .update();
    Map<String, String> detail = new HashMap<>(about(item));
    if (act == Act.ASSIGN && becomes.owner() != null) {
      detail.put("to", becomes.owner().value().toString());
    }
    audit.record(by.actor(), action(act), "workItem", item.id().value(), detail);
  }

  /**
   * Makes a locked item stand so.
   *
   * @return its version then
   */
  int stand(WorkItemId id, Standing becomes) {
    return stand(id, becomes, null);
  }

  private int stand(WorkItemId id, Standing becomes, @Nullable StaffId taker) {
    int version =
        jdbc.sql(
                """
            update work_item set owner = :owner, claimed_at = :claimed, snoozed_until = :until, snoozed_for = :for, snooze_reason = :reason,
                                 version = version + 1
            where id = :id returning version""")
            .param("owner", becomes.owner() == null ? null : becomes.owner().value())
            .param("claimed", Times.utcOrNull(becomes.claimedAt()))
            .param("until", Times.utcOrNull(becomes.snoozedUntil()))
            .param("for", becomes.snoozedFor())
            .param("reason", becomes.snoozeReason())
            .param("id", id.value())
            .query(Integer.class)
            .single();
    events.publishEvent(new WorkItemStands(id, taker));
    return version;
  }

  /** The last act of that member on the item that stands. */
  Optional<Kept> last(WorkItemId id, StaffId by) {
    return jdbc.sql(
            """
            select * from work_item_act where work_item = ? and done_by = ? and undone_at is null
            order by version_after desc limit 1""")
        .params(id.value(), by.value())
        .query(this::kept)
        .optional();
  }

  /** The last act of anybody on the item that stands. */
  Optional<Kept> last(WorkItemId id) {
    return jdbc.sql(
            """
            select * from work_item_act where work_item = ? and undone_at is null
            order by version_after desc limit 1""")
        .param(id.value())
        .query(this::kept)
        .optional();
  }

  /**
   * Marks an act as taken back. The act before it can be taken back again as soon as nothing else
   * came between.
   *
   * @param version of the item after it was put back
   */
  void takenBack(WorkItem item, Kept act, int version, Staff by) {
    jdbc.sql("update work_item_act set undone_at = ? where id = ?")
        .params(Times.utc(clock.instant()), act.id())
        .update();
    if (item.version() == act.versionAfter()) {
      jdbc.sql(
              "update work_item_act set version_after = ? where work_item = ? and version_after = ? and undone_at is null")
          .params(version, item.id().value(), act.versionBefore())
          .update();
    }
    Map<String, String> detail = new HashMap<>(about(item));
    detail.put("act", act.act().key());
    audit.record(by.actor(), "workItem.actUndone", "workItem", item.id().value(), detail);
  }

  /**
   * An act that can still be taken back.
   *
   * @param left how long yet
   */
  public record Undoable(Act act, Duration left) {}

  /** Which of the items carry an act of the reader that can still be taken back, and which act. */
  public Map<WorkItemId, Undoable> undoable(List<WorkItemId> items, Staff reader) {
    if (items.isEmpty()) {
      return Map.of();
    }
    Map<WorkItemId, Undoable> acts = new HashMap<>();
    Instant now = clock.instant();
    jdbc.sql(
            """
            select a.work_item, a.act, a.done_at from work_item_act a join work_item w on w.id = a.work_item and w.version = a.version_after
            where a.done_by = :me and a.done_at > :since and a.undone_at is null and a.act <> 'complete' and w.state = 'open'
              and a.work_item = any (:items)""")
        .param("me", reader.id().value())
        .param("since", Times.utc(now.minus(settings.undoFor())))
        .param("items", new SqlArrayValue("uuid", items.stream().map(WorkItemId::value).toArray()))
        .query(
            row -> {
              acts.put(
                  new WorkItemId(row.getObject("work_item", UUID.class)),
                  new Undoable(
                      Act.of(row.getString("act")),
                      Duration.between(
                          now, Times.instant(row, "done_at").plus(settings.undoFor()))));
            });
    return acts;
  }

  /** What was done with the item, the newest first. The caller has read the item for its reader. */
  public List<Told> of(WorkItemId id, int limit) {
    return jdbc.sql(
            "select * from work_item_act where work_item = ? order by done_at desc, version_after desc limit ?")
        .params(id.value(), limit)
        .query(
            (row, number) -> {
              Standing after = Standing.of(json.readMap(row.getString("after")));
              return new Told(
                  Act.of(row.getString("act")),
                  new StaffId(row.getObject("done_by", UUID.class)),
                  Times.instant(row, "done_at"),
                  after.owner(),
                  after.snoozedUntil(),
                  after.snoozeReason(),
                  row.getObject("undone_at") != null,
                  row.getInt("version_after"));
            })
        .list();
  }

  /** What audit entries tell about an item. */
  static Map<String, String> about(WorkItem item) {
    return item.subject() instanceof WorkItem.Task task
        ? Map.of("step", task.step())
        : Map.of("step", "page");
  }

  private static String action(Act act) {
    return switch (act) {
      case CLAIM -> "workItem.claimed";
      case RELEASE -> "workItem.released";
      case ASSIGN -> "workItem.assigned";
      case SNOOZE -> "workItem.snoozed";
      case WAKE -> "workItem.woken";
      case COMPLETE -> "workItem.completionHeld";
    };
  }

  private Kept kept(ResultSet row, int number) throws SQLException {
    Map<String, Object> before = json.readMap(row.getString("before"));
    return new Kept(
        row.getObject("id", UUID.class),
        Act.of(row.getString("act")),
        new StaffId(row.getObject("done_by", UUID.class)),
        Times.instant(row, "done_at"),
        Standing.of(before),
        Integer.parseInt(Objects.toString(before.get("version"))),
        row.getInt("version_after"));
  }
}
