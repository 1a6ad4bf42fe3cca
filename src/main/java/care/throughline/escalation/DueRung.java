package care.throughline.escalation;

import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;

/** A planned rung whose time has come, as it is kept. */
record DueRung(UUID id, UUID item, RungKey key, UUID version, Instant dueAt) {

  static DueRung read(ResultSet row, int number) throws SQLException {
    return new DueRung(
        row.getObject("id", UUID.class),
        row.getObject("work_item", UUID.class),
        new RungKey(
            row.getInt("round"), row.getInt("level"), row.getInt("slot"), row.getInt("repetition")),
        row.getObject("ladder_version", UUID.class),
        Times.instant(row, "due_at"));
  }
}
