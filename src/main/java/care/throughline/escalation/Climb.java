package care.throughline.escalation;

import care.throughline.access.StaffId;
import care.throughline.platform.Times;
import care.throughline.worklist.Urgency;
import care.throughline.worklist.WorkItemId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One item's way up its ladder, with how the item stands now.
 *
 * @param version id of the ladder's version that planned it
 * @param round goes up with every new due time
 * @param plannedDue due time for which it is planned
 * @param fromAt from when its rungs are counted
 * @param fromSteps how many steps are behind at that time
 * @param openedFor keys of the roles it was opened for, before an escalation widened them
 * @param acknowledgedBy null while nobody has answered
 * @param heldBy who held it when it was acknowledged; null when nobody did
 * @param level highest that has rung
 * @param owner null while nobody holds it
 * @param quietUntil until when it is put aside; null when it is not
 * @param plannedQuiet the same as it was planned
 */
record Climb(
    WorkItemId item,
    UUID version,
    int round,
    Instant plannedDue,
    Instant fromAt,
    int fromSteps,
    List<String> openedFor,
    @Nullable StaffId acknowledgedBy,
    @Nullable StaffId heldBy,
    String site,
    Urgency urgency,
    boolean open,
    Instant createdAt,
    Instant dueAt,
    int level,
    @Nullable StaffId owner,
    @Nullable Instant quietUntil,
    @Nullable Instant plannedQuiet) {

  static final String COLUMNS =
      """
      c.work_item, c.ladder_version as climb_version, c.round as climb_round, c.due_at as planned_due, c.from_at, c.from_steps,
      c.roles as opened_for, c.acknowledged_by, c.held_by, w.site, w.urgency, w.state = 'open' as open, w.created_at, w.due_at as item_due,
      w.escalation_level, w.owner, w.snoozed_until, c.quiet_until
      """;

  RungTimes.Basis basis() {
    return new RungTimes.Basis(createdAt, dueAt, fromAt, fromSteps, quietUntil);
  }

  /** Counted from another time and another step; nobody has answered. */
  Climb from(Instant at, int steps) {
    return with(version, round, plannedDue, at, steps, level);
  }

  /** By another version of the ladder. */
  Climb by(UUID other) {
    return with(other, round, plannedDue, fromAt, fromSteps, level);
  }

  /** At another level. */
  Climb at(int other) {
    return with(version, round, plannedDue, fromAt, fromSteps, other);
  }

  /** A new round for the item's due time. */
  Climb redated() {
    return with(version, round + 1, dueAt, dueAt, 0, 0);
  }

  private Climb with(UUID by, int rounds, Instant due, Instant from, int steps, int reached) {
    return new Climb(
        item,
        by,
        rounds,
        due,
        from,
        steps,
        openedFor,
        null,
        null,
        site,
        urgency,
        open,
        createdAt,
        dueAt,
        reached,
        owner,
        quietUntil,
        plannedQuiet);
  }

  static Climb read(ResultSet row, int number) throws SQLException {
    return new Climb(
        new WorkItemId(row.getObject("work_item", UUID.class)),
        row.getObject("climb_version", UUID.class),
        row.getInt("climb_round"),
        Times.instant(row, "planned_due"),
        Times.instant(row, "from_at"),
        row.getInt("from_steps"),
        List.of((String[]) row.getArray("opened_for").getArray()),
        staff(row, "acknowledged_by"),
        staff(row, "held_by"),
        row.getString("site"),
        Urgency.valueOf(row.getString("urgency")),
        row.getBoolean("open"),
        Times.instant(row, "created_at"),
        Times.instant(row, "item_due"),
        row.getInt("escalation_level"),
        staff(row, "owner"),
        Times.instantOrNull(row, "snoozed_until"),
        Times.instantOrNull(row, "quiet_until"));
  }

  private static @Nullable StaffId staff(ResultSet row, String column) throws SQLException {
    UUID id = row.getObject(column, UUID.class);
    return id == null ? null : new StaffId(id);
  }
}
