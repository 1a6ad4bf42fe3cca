package care.throughline.schedule.group;

import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the rows of seats. Runs in the caller's transaction and decides nothing. */
@Repository
class SeatRows {

  /** PostgreSQL's code for a row that an exclusion constraint refuses. */
  private static final String EXCLUDED = "23P01";

  private static final String SELECT =
      "select s.*, lower(during) as from_day, upper(during) as until_day from seat s ";

  private final JdbcClient jdbc;

  SeatRows(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Seat> find(SeatId id) {
    return jdbc.sql(SELECT + "where id = ?").param(id.value()).query(SeatRows::read).optional();
  }

  /** Waits while somebody notes whom the person must not meet. */
  void lockPersonOf(EpisodeId episode) {
    jdbc.sql("select 1 from person where id = (select person from episode where id = ?) for share")
        .param(episode.value())
        .query(Integer.class)
        .list();
  }

  Optional<Seat> locked(SeatId id) {
    return jdbc.sql(SELECT + "where id = ? for update")
        .param(id.value())
        .query(SeatRows::read)
        .optional();
  }

  List<Seat> of(EpisodeId episode) {
    return jdbc.sql(SELECT + "where episode = ? order by taken_at desc, id")
        .param(episode.value())
        .query(SeatRows::read)
        .list();
  }

  /** Seats somebody has on that day, by number. */
  List<Seat> in(CareGroupId group, LocalDate on) {
    return jdbc.sql(
            SELECT
                + "where care_group = ? and state <> 'released' and during @> ?::date order by seat_no, id")
        .params(group.value(), on)
        .query(SeatRows::read)
        .list();
  }

  /** Seats that take up some of the period, by number. */
  List<Seat> overlapping(CareGroupId group, LocalDate from, @Nullable LocalDate until) {
    return jdbc.sql(
            SELECT
                + """
                where care_group = :group and state <> 'released' and during && daterange(:from::date, :until::date)
                order by seat_no, id""")
        .param("group", group.value())
        .param("from", from)
        .param("until", until)
        .query(SeatRows::read)
        .list();
  }

  /** The lowest number that nobody has during the whole period. */
  Optional<Integer> freeNumber(
      CareGroupId group, int capacity, LocalDate from, @Nullable LocalDate until) {
    return jdbc.sql(
            """
            select number from generate_series(1, :capacity) as number
            where not exists (select 1 from seat where care_group = :group and seat_no = number and state <> 'released'
                              and during && daterange(:from::date, :until::date))
            order by number limit 1""")
        .param("capacity", capacity)
        .param("group", group.value())
        .param("from", from)
        .param("until", until)
        .query(Integer.class)
        .optional();
  }

  /**
   * Writes a seat. The constraints of the schema have the last word.
   *
   * @throws CannotAcquireLockException when somebody who did not lock the group was quicker; the
   *     transaction is to be repeated
   */
  Seat insert(Seat seat, int capacity) {
    try {
      jdbc.sql(
              """
              insert into seat (id, care_group, capacity, seat_no, episode, person, during, state, held_until, taken_at, taken_by,
                override_reason, override_by)
              values (:id, :group, :capacity, :number, :episode, :person, daterange(:from::date, :until::date), :state, :heldUntil,
                :takenAt, :takenBy, :overrideReason, :overrideBy)""")
          .param("id", seat.id().value())
          .param("group", seat.group().value())
          .param("capacity", capacity)
          .param("number", seat.seatNo())
          .param("episode", seat.episode().value())
          .param("person", seat.person().value())
          .param("from", seat.from())
          .param("until", seat.until())
          .param("state", seat.state().key())
          .param("heldUntil", Times.utcOrNull(seat.heldUntil()))
          .param("takenAt", Times.utc(seat.takenAt()))
          .param("takenBy", seat.takenBy())
          .param("overrideReason", seat.overrideReason())
          .param("overrideBy", GroupRows.staff(seat.overrideBy()))
          .update();
    } catch (DataIntegrityViolationException refused) {
      if (refused.getMostSpecificCause() instanceof SQLException told
          && EXCLUDED.equals(told.getSQLState())) {
        throw new CannotAcquireLockException("A seat was taken meanwhile.", refused);
      }
      throw refused;
    }
    return seat;
  }

  /** Whoever took a seat of the group last, of those that overlap the period. */
  Optional<Seat> latestTaken(CareGroupId group, LocalDate from, @Nullable LocalDate until) {
    return jdbc.sql(
            SELECT
                + """
                where care_group = :group and state <> 'released' and during && daterange(:from::date, :until::date)
                order by taken_at desc, id limit 1""")
        .param("group", group.value())
        .param("from", from)
        .param("until", until)
        .query(SeatRows::read)
        .optional();
  }

  /** Moves a seat to another number; nobody else may have it meanwhile. */
  void renumber(SeatId id, int number) {
    jdbc.sql("update seat set seat_no = ? where id = ?").params(number, id.value()).update();
  }

  /** Seats an episode has or will have. */
  List<Seat> currentOf(EpisodeId episode) {
    return jdbc.sql(SELECT + "where episode = ? and state <> 'released' order by id for update")
        .param(episode.value())
        .query(SeatRows::read)
        .list();
  }

  /** Seats whose period is over and that nobody has given up. */
  List<Seat> over(LocalDate yesterday, int limit) {
    return jdbc.sql(
            SELECT
                + "where state <> 'released' and upper(during) <= ? order by id limit ? for update skip locked")
        .params(yesterday, limit)
        .query(SeatRows::read)
        .list();
  }

  Seat change(SeatId id, SeatState state, @Nullable Instant heldUntil) {
    jdbc.sql("update seat set state = :state, held_until = :heldUntil where id = :id")
        .param("state", state.key())
        .param("heldUntil", Times.utcOrNull(heldUntil))
        .param("id", id.value())
        .update();
    return find(id).orElseThrow();
  }

  /** Frees a seat; of a period that had begun the part that was used stays on record. */
  void release(Seat seat, LocalDate on, String reason, Instant now) {
    LocalDate until = on.isAfter(seat.from()) ? shorter(seat, on) : seat.until();
    jdbc.sql(
            """
            update seat set state = 'released', held_until = null, released_at = :now, release_reason = :reason,
              during = daterange(lower(during), :until::date)
            where id = :id""")
        .param("now", Times.utc(now))
        .param("reason", reason)
        .param("until", until)
        .param("id", seat.id().value())
        .update();
  }

  /** Ends a seat on a day to come; until then it stays as it is. */
  void endOn(Seat seat, LocalDate on, String reason) {
    jdbc.sql(
            "update seat set release_reason = :reason, during = daterange(lower(during), :until::date) where id = :id")
        .param("reason", reason)
        .param("until", shorter(seat, on))
        .param("id", seat.id().value())
        .update();
  }

  /** Seats whose hold has lapsed; those another node works on are left to it. */
  List<Seat> lapsed(Instant now, int limit) {
    return jdbc.sql(
            SELECT
                + "where held_until <= ? and state <> 'released' order by held_until, id limit ? for update skip locked")
        .params(Times.utc(now), limit)
        .query(SeatRows::read)
        .list();
  }

  private static LocalDate shorter(Seat seat, LocalDate on) {
    return seat.until() != null && seat.until().isBefore(on) ? seat.until() : on;
  }

  private static Seat read(ResultSet row, int number) throws SQLException {
    return new Seat(
        new SeatId(row.getObject("id", UUID.class)),
        new CareGroupId(row.getObject("care_group", UUID.class)),
        row.getInt("seat_no"),
        new EpisodeId(row.getObject("episode", UUID.class)),
        new PersonId(row.getObject("person", UUID.class)),
        Objects.requireNonNull(row.getObject("from_day", LocalDate.class)),
        row.getObject("until_day", LocalDate.class),
        SeatState.of(row.getString("state")),
        Times.instantOrNull(row, "held_until"),
        Times.instant(row, "taken_at"),
        row.getString("taken_by"),
        Times.instantOrNull(row, "released_at"),
        row.getString("release_reason"),
        row.getString("override_reason"),
        overrideBy(row));
  }

  private static @Nullable StaffId overrideBy(ResultSet row) throws SQLException {
    return GroupRows.staffOrNull(row, "override_by");
  }
}
