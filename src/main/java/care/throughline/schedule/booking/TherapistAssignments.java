package care.throughline.schedule.booking;

import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which therapist sees whom every week; history keeps those who left. */
@Repository
public class TherapistAssignments {

  private static final String SELECT =
      "select a.*, lower(during) as first, upper(during) - 1 as last from therapist_assignment a ";

  private final JdbcClient jdbc;

  TherapistAssignments(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The assignment that holds on that day. */
  public Optional<TherapistAssignment> of(EpisodeId episode, LocalDate on) {
    return jdbc.sql(SELECT + "where episode = ? and during @> ?")
        .params(episode.value(), on)
        .query(TherapistAssignments::read)
        .optional();
  }

  /** All assignments of an episode, the first one first. */
  public List<TherapistAssignment> history(EpisodeId episode) {
    return jdbc.sql(SELECT + "where episode = ? order by lower(during)")
        .param(episode.value())
        .query(TherapistAssignments::read)
        .list();
  }

  /** Whom a therapist sees on that day or will see from a later one. */
  public List<TherapistAssignment> with(StaffId therapist, LocalDate on) {
    return jdbc.sql(
            SELECT
                + "where therapist = ? and (during @> ? or lower(during) > ?) order by weekday, starts, id")
        .params(therapist.value(), on, on)
        .query(TherapistAssignments::read)
        .list();
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
