package care.throughline.schedule.placing;

import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Keeps and writes who leads groups where. Runs in the caller's transaction; the tables decide. */
@Repository
class CastBook {

  private final JdbcClient jdbc;

  CastBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void add(RepairId repair, CastChange change) {
    Cast after = change.after();
    CastRule obstacle = change.obstacle();
    jdbc.sql(
            """
            insert into repair_group (repair, care_group, before_facilitator, before_cofacilitator, before_room,
                                      after_facilitator, after_cofacilitator, after_room, obstacle)
            values (:repair, :group, :bf, :bs, :br, :af, :as, :ar, :obstacle)""")
        .param("repair", repair.value())
        .param("group", change.group())
        .param("bf", change.before().facilitator().value())
        .param("bs", id(change.before().coFacilitator()))
        .param("br", change.before().room())
        .param("af", after == null ? null : after.facilitator().value())
        .param("as", after == null ? null : id(after.coFacilitator()))
        .param("ar", after == null ? null : after.room())
        .param("obstacle", obstacle == null ? null : obstacle.id())
        .update();
  }

  List<CastChange> of(RepairId repair) {
    return jdbc.sql("select * from repair_group where repair = ? order by care_group")
        .param(repair.value())
        .query(CastBook::read)
        .list();
  }

  /**
   * From that day on the group has the new staff and room; meetings before it keep the old. Who is
   * only away leads the group still: others stand in at the meetings until they are back.
   */
  void write(CastChange change, Cause cause, LocalDate from, Instant now) {
    Cast after = change.becomes();
    if (!(cause instanceof Cause.TherapistAway)) {
      group(change, after);
    }
    meetings(change, after, cause, from, now);
  }

  private void group(CastChange change, Cast after) {
    jdbc.sql(
            "update care_group set facilitator = :facilitator, co_facilitator = :second, room = :room, version = version + 1 where id = :group")
        .param("facilitator", after.facilitator().value())
        .param("second", id(after.coFacilitator()), Types.OTHER)
        .param("room", after.room(), Types.OTHER)
        .param("group", change.group())
        .update();
  }

  private void meetings(CastChange change, Cast after, Cause cause, LocalDate from, Instant now) {
    jdbc.sql(
            """
            update group_session set facilitator = :facilitator, co_facilitator = :second, room = :room,
              sequence = sequence + 1, changed_at = :now
            where care_group = :group and state = 'planned' and local_date >= :from and lower(during) > :now
              and (not :away or local_date < :until)
              and :lost in (facilitator, coalesce(co_facilitator, facilitator), coalesce(room, facilitator))""")
        .param("facilitator", after.facilitator().value())
        .param("second", id(after.coFacilitator()), Types.OTHER)
        .param("room", after.room(), Types.OTHER)
        .param("now", Times.utc(now))
        .param("group", change.group())
        .param("from", from)
        .param("lost", cause.lost())
        .param("away", cause instanceof Cause.TherapistAway)
        .param("until", cause.until(from))
        .update();
  }

  /** Who has a seat in the group from that day on. */
  List<EpisodeId> seated(UUID group, LocalDate from) {
    return jdbc
        .sql(
            """
            select distinct episode from seat where care_group = ? and state in ('reserved', 'enrolled', 'onHold')
              and (upper_inf(during) or upper(during) > ?)""")
        .params(group, from)
        .query(UUID.class)
        .list()
        .stream()
        .map(EpisodeId::new)
        .toList();
  }

  private static CastChange read(ResultSet row, int number) throws SQLException {
    StaffId facilitator = CastFactsReader.staff(row, "after_facilitator");
    String obstacle = row.getString("obstacle");
    return new CastChange(
        row.getObject("care_group", UUID.class),
        new Cast(
            new StaffId(row.getObject("before_facilitator", UUID.class)),
            CastFactsReader.staff(row, "before_cofacilitator"),
            row.getObject("before_room", UUID.class)),
        facilitator == null
            ? null
            : new Cast(
                facilitator,
                CastFactsReader.staff(row, "after_cofacilitator"),
                row.getObject("after_room", UUID.class)),
        obstacle == null ? null : CastRule.of(obstacle));
  }

  private static @Nullable UUID id(@Nullable StaffId staff) {
    return staff == null ? null : staff.value();
  }
}
