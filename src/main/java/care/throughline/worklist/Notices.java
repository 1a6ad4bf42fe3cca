package care.throughline.worklist;

import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.platform.Times;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What members of staff are told that needs no act: a mention, an item handed to them, somebody
 * they stand in for. Everybody reads and marks their own only.
 */
@Repository
public class Notices {

  /** Most notices a page shows. */
  public static final int LARGEST = 100;

  private final JdbcClient jdbc;
  private final Clock clock;

  Notices(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * One notice.
   *
   * @param kind {@code mentioned}, {@code assigned}, {@code returned} or {@code standIn}
   * @param by name of who caused it; null when nobody did
   * @param item id of the item; null for {@code standIn}
   * @param itemName what the item is to do; names nobody in care
   * @param absent name of who is away; null but for {@code standIn}
   * @param first first day of that absence; null but for {@code standIn}
   * @param last last day of that absence; null but for {@code standIn}
   */
  public record Notice(
      UUID id,
      String kind,
      @Nullable String by,
      @Nullable UUID item,
      @Nullable String itemName,
      @Nullable String absent,
      @Nullable LocalDate first,
      @Nullable LocalDate last,
      Instant at,
      boolean seen) {}

  /**
   * The reader's notices: the unseen ones first, then the newest first; at most {@link #LARGEST}.
   */
  public List<Notice> of(Staff reader) {
    return jdbc.sql(
            """
            select n.id, n.kind, n.made_at, n.seen_at is not null as seen, n.work_item, w.name as item_name, b.name as caused_by,
                   a.name as absent, lower(c.during) as first_day, upper(c.during) - 1 as last_day
            from staff_notice n left join work_item w on w.id = n.work_item left join staff b on b.id = n.caused_by
              left join cover c on c.id = n.cover left join staff a on a.id = c.staff
            where n.staff = :me order by (n.seen_at is not null), n.made_at desc, n.id limit :limit""")
        .param("me", reader.id().value())
        .param("limit", LARGEST)
        .query(
            (row, number) ->
                new Notice(
                    row.getObject("id", UUID.class),
                    row.getString("kind"),
                    row.getString("caused_by"),
                    row.getObject("work_item", UUID.class),
                    row.getString("item_name"),
                    row.getString("absent"),
                    row.getObject("first_day", LocalDate.class),
                    row.getObject("last_day", LocalDate.class),
                    Times.instant(row, "made_at"),
                    row.getBoolean("seen")))
        .list();
  }

  /** How many notices the reader has, seen or not; {@link #of} tells {@link #LARGEST} of them. */
  public int total(Staff reader) {
    return jdbc.sql("select count(*) from staff_notice where staff = ?")
        .param(reader.id().value())
        .query(Integer.class)
        .single();
  }

  /** How many the reader has not seen. */
  public int unseen(String username) {
    return jdbc.sql(
            "select count(*) from staff_notice n join staff s on s.id = n.staff where s.username = :me and n.seen_at is null")
        .param("me", username)
        .query(Integer.class)
        .single();
  }

  /** Marks one of the reader's notices; one of somebody else stays as it is. */
  public void see(UUID notice, Staff reader) {
    mark("and id = :id", reader, notice);
  }

  /** Marks all of the reader's notices. */
  public void seeAll(Staff reader) {
    mark("and :id::uuid is null", reader, null);
  }

  private void mark(String which, Staff reader, @Nullable UUID notice) {
    jdbc.sql(
            "update staff_notice set seen_at = :now where staff = :me and seen_at is null " + which)
        .param("now", Times.utc(clock.instant()))
        .param("me", reader.id().value())
        .param("id", notice)
        .update();
  }

  /** Tells somebody that they were named on an item. */
  void mentioned(StaffId staff, WorkItemId item, Staff by) {
    add(staff, "mentioned", item.value(), null, by);
  }

  /** Tells somebody whom they stand in for. */
  void standIn(StaffId staff, UUID cover, Staff by) {
    add(staff, "standIn", null, cover, by);
  }

  private void add(
      StaffId staff, String kind, @Nullable UUID item, @Nullable UUID cover, Staff by) {
    jdbc.sql(
            """
            insert into staff_notice (id, staff, kind, work_item, cover, caused_by, made_at)
            values (:id, :staff, :kind, :item, :cover, :by, :now) on conflict do nothing""")
        .param("id", UUID.randomUUID())
        .param("staff", staff.value())
        .param("kind", kind)
        .param("item", item)
        .param("cover", cover)
        .param("by", by.id().value())
        .param("now", Times.utc(clock.instant()))
        .update();
  }
}
