package care.throughline.worklist;

import care.throughline.access.StaffId;
import care.throughline.platform.Times;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notices to members of staff about items that came to them or came back to them. */
@Repository
public class StaffTold {

  private final JdbcClient jdbc;
  private final Clock clock;

  StaffTold(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Tells the receiver that an item was handed to them. */
  void assigned(WorkItemId item, StaffId to, StaffId by) {
    tell(to, "assigned", item, by, null);
  }

  /**
   * Tells whoever completed an item that it came back.
   *
   * @param words why; names nobody in care
   */
  void returned(WorkItemId item, StaffId to, String words) {
    tell(to, "returned", item, null, words);
  }

  /** Takes back that an item was handed over, unless the receiver has seen it already. */
  void notAssigned(WorkItemId item, StaffId to, Instant at) {
    jdbc.sql(
            "delete from staff_notice where staff = ? and kind = 'assigned' and work_item = ? and made_at = ? and seen_at is null")
        .params(to.value(), item.value(), Times.utc(at))
        .update();
  }

  /** Why the item came back to the reader, while they have not said that they saw it. */
  public Optional<String> whyReturned(WorkItemId item, StaffId reader) {
    return jdbc.sql(
            """
            select words from staff_notice
            where staff = ? and kind = 'returned' and work_item = ? and seen_at is null and words is not null
            order by made_at desc limit 1""")
        .params(reader.value(), item.value())
        .query(String.class)
        .optional();
  }

  private void tell(
      StaffId to, String kind, WorkItemId item, @Nullable StaffId by, @Nullable String words) {
    jdbc.sql(
            """
            insert into staff_notice (id, staff, kind, work_item, caused_by, made_at, words) values (?, ?, ?, ?, ?, ?, ?)
            on conflict (staff, kind, work_item, made_at) do nothing""")
        .param(UUID.randomUUID())
        .param(to.value())
        .param(kind)
        .param(item.value())
        .param(by == null ? null : by.value())
        .param(Times.utc(clock.instant()))
        .param(words)
        .update();
  }
}
