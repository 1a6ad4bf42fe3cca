package care.throughline.worklist;

import care.throughline.access.StaffId;
import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What acts change of an item and undo puts back: whose it is, and until when it is put aside.
 *
 * @param owner null while nobody holds it
 * @param claimedAt when the owner came to hold it
 * @param snoozedUntil null when it is not put aside
 * @param snoozedFor key of the news that ends the putting aside before its time; null when only the
 *     time does
 * @param snoozeReason why it is put aside beyond its due time
 */
record Standing(
    @Nullable StaffId owner,
    @Nullable Instant claimedAt,
    @Nullable Instant snoozedUntil,
    @Nullable String snoozedFor,
    @Nullable String snoozeReason) {

  static Standing read(ResultSet row) throws SQLException {
    UUID owner = row.getObject("owner", UUID.class);
    return new Standing(
        owner == null ? null : new StaffId(owner),
        Times.instantOrNull(row, "claimed_at"),
        Times.instantOrNull(row, "snoozed_until"),
        row.getString("snoozed_for"),
        row.getString("snooze_reason"));
  }

  Standing heldBy(@Nullable StaffId next, @Nullable Instant since) {
    return new Standing(next, since, snoozedUntil, snoozedFor, snoozeReason);
  }

  Standing aside(Instant until, @Nullable String event, @Nullable String reason) {
    return new Standing(owner, claimedAt, until, event, reason);
  }

  Standing awake() {
    return new Standing(owner, claimedAt, null, null, null);
  }

  /** As an act keeps it. */
  Map<String, Object> facts() {
    Map<String, Object> facts = new HashMap<>();
    put(facts, "owner", owner == null ? null : owner.value());
    put(facts, "claimedAt", claimedAt);
    put(facts, "snoozedUntil", snoozedUntil);
    put(facts, "snoozedFor", snoozedFor);
    put(facts, "snoozeReason", snoozeReason);
    return facts;
  }

  static Standing of(Map<String, Object> facts) {
    String owner = text(facts, "owner");
    return new Standing(
        owner == null ? null : new StaffId(UUID.fromString(owner)),
        instant(facts, "claimedAt"),
        instant(facts, "snoozedUntil"),
        text(facts, "snoozedFor"),
        text(facts, "snoozeReason"));
  }

  private static void put(Map<String, Object> facts, String key, @Nullable Object value) {
    if (value != null) {
      facts.put(key, value.toString());
    }
  }

  private static @Nullable String text(Map<String, Object> facts, String key) {
    return facts.get(key) == null ? null : Objects.toString(facts.get(key));
  }

  private static @Nullable Instant instant(Map<String, Object> facts, String key) {
    String text = text(facts, key);
    return text == null ? null : Instant.parse(text);
  }
}
