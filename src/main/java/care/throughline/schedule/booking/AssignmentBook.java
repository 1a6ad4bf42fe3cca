package care.throughline.schedule.booking;

import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Actor;
import care.throughline.platform.Times;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of assignments. Runs in the caller's transaction; the table refuses what overlaps. */
@Repository
class AssignmentBook {

  private static final String SELECT =
      "select a.*, lower(during) as first, upper(during) - 1 as last from therapist_assignment a ";

  private final JdbcClient jdbc;

  AssignmentBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<TherapistAssignment> of(EpisodeId episode, LocalDate on) {
    return jdbc.sql(SELECT + "where episode = ? and during @> ?")
        .params(episode.value(), on)
        .query(AssignmentBook::read)
        .optional();
  }

  List<TherapistAssignment> history(EpisodeId episode) {
    return jdbc.sql(SELECT + "where episode = ? order by lower(during)")
        .param(episode.value())
        .query(AssignmentBook::read)
        .list();
  }

  List<TherapistAssignment> with(StaffId therapist, LocalDate on) {
    return jdbc.sql(
            SELECT
                + "where therapist = ? and (during @> ? or lower(during) > ?) order by weekday, starts, id")
        .params(therapist.value(), on, on)
        .query(AssignmentBook::read)
        .list();
  }

  /** Two who give the same therapist somebody write one after the other; false for nobody. */
  boolean lock(StaffId therapist) {
    return jdbc.sql("select id from staff where id = ? for no key update")
        .param(therapist.value())
        .query(UUID.class)
        .optional()
        .isPresent();
  }

  void insert(UUID id, NewAssignment wish, Instant now, Actor by) {
    jdbc.sql(
            """
            insert into therapist_assignment (id, episode, therapist, weekday, starts, minutes, room, during, assigned_at, assigned_by)
            values (:id, :episode, :therapist, :weekday, :starts, :minutes, :room, daterange(:first, :last::date, '[]'), :now, :by)""")
        .param("id", id)
        .param("episode", wish.episode().value())
        .param("therapist", wish.therapist().value())
        .param("weekday", wish.weekday().getValue())
        .param("starts", wish.starts())
        .param("minutes", wish.minutes())
        .param("room", wish.room() == null ? null : wish.room().value())
        .param("first", wish.first())
        .param("last", wish.last())
        .param("now", Times.utc(now))
        .param("by", by.name())
        .update();
  }

  /** One that was to begin later does not; whoever sees the person until then goes on. */
  void forget(TherapistAssignment later) {
    jdbc.sql("delete from therapist_assignment where id = ?").param(later.id()).update();
    jdbc.sql(
            """
            update therapist_assignment set during = daterange(lower(during), null) where episode = ? and upper(during) = ?
              and therapist <> ?""")
        .params(later.episode().value(), later.first(), later.therapist().value())
        .update();
  }

  /** Ends one; one that would end before it begins is taken back. */
  void cut(TherapistAssignment known, LocalDate last, String reason) {
    if (last.isBefore(known.first())) {
      jdbc.sql("delete from therapist_assignment where id = ?").param(known.id()).update();
      return;
    }
    jdbc.sql(
            "update therapist_assignment set during = daterange(?, ?, '[]'), end_reason = ? where id = ?")
        .params(known.first(), last, reason, known.id())
        .update();
  }

  /** What holds on that day, and what was agreed on from a later one. */
  List<TherapistAssignment> fromOn(EpisodeId episode, LocalDate day) {
    return jdbc.sql(
            SELECT
                + "where episode = ? and (upper_inf(during) or upper(during) > ?) order by lower(during)")
        .params(episode.value(), day)
        .query(AssignmentBook::read)
        .list();
  }

  /** What has not begun is taken back, what runs ends today. */
  void endAll(EpisodeId episode, Instant now, String reason) {
    LocalDate today = now.atZone(zone(episode)).toLocalDate();
    jdbc.sql("delete from therapist_assignment where episode = ? and lower(during) > ?")
        .params(episode.value(), today)
        .update();
    jdbc.sql(
            """
            update therapist_assignment set during = daterange(lower(during), ? + 1), end_reason = ?
            where episode = ? and (upper_inf(during) or upper(during) > ? + 1)""")
        .params(today, reason, episode.value(), today)
        .update();
  }

  /** The zone of the site of the episode. */
  ZoneId zone(EpisodeId episode) {
    return ZoneId.of(
        jdbc.sql("select s.zone from episode e join site s on s.id = e.site where e.id = ?")
            .param(episode.value())
            .query(String.class)
            .single());
  }

  private static TherapistAssignment read(ResultSet row, int number) throws SQLException {
    UUID room = row.getObject("room", UUID.class);
    return new TherapistAssignment(
        row.getObject("id", UUID.class),
        new EpisodeId(row.getObject("episode", UUID.class)),
        new StaffId(row.getObject("therapist", UUID.class)),
        DayOfWeek.of(row.getInt("weekday")),
        row.getObject("starts", LocalTime.class),
        row.getInt("minutes"),
        room == null ? null : new RoomId(room),
        row.getObject("first", LocalDate.class),
        row.getObject("last", LocalDate.class),
        row.getString("end_reason"));
  }
}
