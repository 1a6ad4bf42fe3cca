package care.throughline.schedule.placing;

import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import care.throughline.platform.Times;
import care.throughline.schedule.CancelReason;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Keeps repairs as they were proposed. Runs in the caller's transaction. */
@Repository
class RepairBook {

  private final JdbcClient jdbc;

  private final CastBook casts;

  RepairBook(JdbcClient jdbc, CastBook casts) {
    this.jdbc = jdbc;
    this.casts = casts;
  }

  void add(Repair repair, int minutes) {
    Cause.TherapistAway away = repair.cause() instanceof Cause.TherapistAway leave ? leave : null;
    jdbc.sql(
            "insert into repair (id, site, cause, lost, from_day, proposed_at, proposed_by, leave, last_day) values (:id, :site, :cause, :lost, :from, :at, :by, :leave, :last)")
        .param("id", repair.id().value())
        .param("site", repair.site())
        .param("cause", repair.cause().key())
        .param("lost", repair.cause().lost())
        .param("from", repair.from())
        .param("at", Times.utc(repair.proposedAt()))
        .param("by", repair.proposedBy())
        .param("leave", away == null ? null : away.leave(), Types.OTHER)
        .param("last", away == null ? null : away.last(), Types.DATE)
        .update();
    int ordinal = 0;
    for (Change change : repair.changes()) {
      add(
          repair.id(),
          new Row(
              ordinal++, change.episode(), change.person(), change.before(), change.after(), null),
          minutes);
    }
    for (Stranded one : repair.stranded()) {
      add(
          repair.id(),
          new Row(ordinal++, one.episode(), one.person(), one.before(), null, one.rule()),
          minutes);
    }
    repair.casts().forEach(cast -> casts.add(repair.id(), cast));
  }

  private record Row(
      int ordinal,
      EpisodeId episode,
      PersonId person,
      Place before,
      @Nullable Place after,
      @Nullable PlacingRule rule) {}

  private void add(RepairId id, Row row, int minutes) {
    Place after = row.after() == null ? new Place(null, null, null, null) : row.after();
    jdbc.sql(
            """
            insert into repair_change (repair, episode, person, before_group, before_therapist, before_weekday, before_starts, before_room,
                                       after_group, after_therapist, after_weekday, after_starts, after_room, minutes, rule, ordinal)
            values (:repair, :episode, :person, :bg, :bt, :bw, :bs, :br, :ag, :at, :aw, :as, :ar, :minutes, :rule, :ordinal)""")
        .param("repair", id.value())
        .param("episode", row.episode().value())
        .param("person", row.person().value())
        .param("bg", row.before().group())
        .param("bt", staff(row.before()))
        .param("bw", weekday(row.before()))
        .param("bs", starts(row.before()))
        .param("br", row.before().room())
        .param("ag", after.group())
        .param("at", staff(after))
        .param("aw", weekday(after))
        .param("as", starts(after))
        .param("ar", after.room())
        .param("minutes", minutes)
        .param("rule", row.rule() == null ? null : row.rule().id())
        .param("ordinal", row.ordinal())
        .update();
  }

  private static @Nullable UUID staff(Place place) {
    return place.therapist() == null ? null : place.therapist().value();
  }

  private static @Nullable Integer weekday(Place place) {
    return place.hour() == null ? null : place.hour().day().getValue();
  }

  private static @Nullable LocalTime starts(Place place) {
    return place.hour() == null ? null : place.hour().starts();
  }

  /** The repair; nobody else publishes it until the transaction ends. */
  Optional<Repair> locked(RepairId id) {
    return jdbc.sql("select * from repair where id = ? for update")
        .param(id.value())
        .query(this::read)
        .optional();
  }

  Optional<Repair> find(RepairId id) {
    return jdbc.sql("select * from repair where id = ?")
        .param(id.value())
        .query(this::read)
        .optional();
  }

  /** The latest ones of a site, the newest first. */
  List<Repair> at(String site, int limit) {
    return jdbc.sql("select * from repair where site = ? order by proposed_at desc, id limit ?")
        .params(site, limit)
        .query(this::read)
        .list();
  }

  void published(RepairId id, Instant at, String by) {
    jdbc.sql("update repair set published_at = ?, published_by = ? where id = ?")
        .params(Times.utc(at), by, id.value())
        .update();
  }

  /** Proposals about what is lost no longer wait to be published: its reason is gone, or newer. */
  void withdraw(Cause cause, Instant at) {
    if (cause instanceof Cause.TherapistAway away) {
      withdrawLeave(away.leave(), at);
      return;
    }
    jdbc.sql(
            "update repair set withdrawn_at = ? where lost = ? and leave is null and published_at is null and withdrawn_at is null")
        .params(Times.utc(at), cause.lost())
        .update();
  }

  /** As {@link #withdraw} about a leave. */
  void withdrawLeave(UUID leave, Instant at) {
    jdbc.sql(
            "update repair set withdrawn_at = ? where leave = ? and published_at is null and withdrawn_at is null")
        .params(Times.utc(at), leave)
        .update();
  }

  /**
   * Which hours to come of these people were moved by themselves since; nobody moves one of them
   * until the transaction ends.
   *
   * @param until first day whose hours do not count
   */
  long moved(Collection<EpisodeId> episodes, LocalDate from, LocalDate until, Instant since) {
    return jdbc
        .sql(
            """
            select sequence > 0 and changed_at >= ?::timestamptz from session
            where episode = any(?) and kind = 'individual' and state = 'planned' and local_date >= ? and local_date < ?
            order by id for no key update""")
        .params(
            Times.utc(since),
            new SqlArrayValue("uuid", episodes.stream().map(EpisodeId::value).toArray()),
            from,
            until)
        .query(Boolean.class)
        .list()
        .stream()
        .filter(Boolean.TRUE::equals)
        .count();
  }

  /**
   * Cancels the hours to come of people whose hour is planned anew.
   *
   * @param until first day whose hours stay
   */
  void clear(Collection<EpisodeId> episodes, LocalDate from, LocalDate until, Instant now) {
    jdbc.sql(
            """
            update session set state = 'cancelledProgramme', cancel_reason = ?, sequence = sequence + 1, changed_at = ?
            where episode = any(?) and kind = 'individual' and state = 'planned' and local_date >= ? and local_date < ? and lower(during) > ?::timestamptz""")
        .params(
            CancelReason.PLAN_CHANGED.kept(),
            Times.utc(now),
            new SqlArrayValue("uuid", episodes.stream().map(EpisodeId::value).toArray()),
            from,
            until,
            Times.utc(now))
        .update();
  }

  private Repair read(ResultSet row, int number) throws SQLException {
    RepairId id = new RepairId(row.getObject("id", UUID.class));
    List<Change> changes = new ArrayList<>();
    List<Stranded> stranded = new ArrayList<>();
    for (Row one : rows(id)) {
      if (one.after() != null) {
        changes.add(new Change(one.episode(), one.person(), one.before(), one.after()));
      } else if (one.rule() != null) {
        stranded.add(new Stranded(one.episode(), one.person(), one.before(), one.rule()));
      }
    }
    return new Repair(
        id,
        row.getString("site"),
        Cause.of(
            row.getString("cause"),
            row.getObject("lost", UUID.class),
            row.getObject("leave", UUID.class),
            row.getObject("last_day", LocalDate.class)),
        row.getObject("from_day", LocalDate.class),
        Times.instant(row, "proposed_at"),
        row.getString("proposed_by"),
        Times.instantOrNull(row, "published_at"),
        row.getString("published_by"),
        List.copyOf(changes),
        List.copyOf(stranded),
        casts.of(id),
        row.getObject("withdrawn_at") != null);
  }

  private List<Row> rows(RepairId id) {
    return jdbc.sql("select * from repair_change where repair = ? order by ordinal")
        .param(id.value())
        .query(
            (row, number) -> {
              String rule = row.getString("rule");
              return new Row(
                  row.getInt("ordinal"),
                  new EpisodeId(row.getObject("episode", UUID.class)),
                  new PersonId(row.getObject("person", UUID.class)),
                  place(row, "before"),
                  rule == null ? place(row, "after") : null,
                  rule == null
                      ? null
                      : Arrays.stream(PlacingRule.values())
                          .filter(one -> one.id().equals(rule))
                          .findFirst()
                          .orElse(PlacingRule.HOUR_WORKED));
            })
        .list();
  }

  private static Place place(ResultSet row, String when) throws SQLException {
    UUID therapist = row.getObject(when + "_therapist", UUID.class);
    return new Place(
        row.getObject(when + "_group", UUID.class),
        therapist == null ? null : new StaffId(therapist),
        therapist == null
            ? null
            : WeekTime.of(
                DayOfWeek.of(row.getInt(when + "_weekday")),
                row.getObject(when + "_starts", LocalTime.class),
                row.getInt("minutes")),
        row.getObject(when + "_room", UUID.class));
  }
}
