package care.throughline.schedule;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The dated sessions of people in a programme: to look at, and to say who was there. */
@Repository
public class Sessions {

  /** Who may say who was there. */
  private static final Set<Role> MARKERS =
      Set.of(Role.FACILITATOR, Role.THERAPIST, Role.COORDINATOR, Role.CLINICIAN, Role.SUPERVISOR);

  private static final String SELECT =
      "select s.*, lower(during) as starts_at, upper(during) as ends_at from session s ";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final AttendanceBook book;

  Sessions(JdbcClient jdbc, Clock clock, Transactions transactions, AttendanceBook book) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.book = book;
  }

  /**
   * All sessions of an episode, in order of time, those of earlier runs and cancelled ones
   * included.
   */
  public List<SessionRow> of(EpisodeId episode) {
    return jdbc.sql(SELECT + "where episode = ? order by lower(during), run, kind")
        .param(episode.value())
        .query(Sessions::read)
        .list();
  }

  /** As {@link #of(EpisodeId)} for many episodes in one statement; one without any is missing. */
  public Map<EpisodeId, List<SessionRow>> of(Collection<EpisodeId> ids) {
    return jdbc
        .sql(SELECT + "where episode = any(?) order by lower(during), run, kind")
        .param(new SqlArrayValue("uuid", ids.stream().map(EpisodeId::value).toArray()))
        .query(Sessions::read)
        .list()
        .stream()
        .collect(Collectors.groupingBy(SessionRow::episode));
  }

  /** The next sessions that take place, soonest first. */
  public List<SessionRow> upcoming(EpisodeId episode, int limit) {
    return jdbc.sql(
            SELECT
                + "where episode = ? and state = 'planned' and upper(during) > ? order by lower(during), kind limit ?")
        .params(episode.value(), Times.utc(clock.instant()), limit)
        .query(Sessions::read)
        .list();
  }

  public Optional<SessionRow> find(SessionId id) {
    return jdbc.sql(SELECT + "where id = ?").param(id.value()).query(Sessions::read).optional();
  }

  /** How many sessions were missed without excuse, since enrolment. */
  public int misses(EpisodeId episode) {
    return jdbc.sql("select count(*) from session where episode = ? and state = 'noShow'")
        .param(episode.value())
        .query(Integer.class)
        .single();
  }

  /**
   * How many sessions in a row were missed up to now, counted back from the latest one that was
   * marked.
   */
  public int consecutiveMisses(EpisodeId episode) {
    List<SessionRow> sessions = of(episode);
    for (int index = sessions.size() - 1; index >= 0; index--) {
      SessionState state = sessions.get(index).state();
      if (state.present()) {
        return 0;
      }
      if (state == SessionState.NO_SHOW) {
        return Attendance.missesInARow(states(sessions), index);
      }
    }
    return 0;
  }

  /** True when that member of staff may mark attendance. */
  public boolean mayMark(Staff staff) {
    return staff.roles().stream().anyMatch(MARKERS::contains);
  }

  /**
   * Says what became of a session. A first no-show is told to the pathway, once; a later correction
   * is kept in the history. Saying the same again changes nothing.
   *
   * @param state any but planned and cancelled by the programme
   * @param minutes minutes the person was there; needed when they came late or left early, all of
   *     them when null and attended
   * @throws NoSuchElementException when there is no such session, or the member may not mark it
   * @throws AttendanceRefused when the session was cancelled, has not begun, or the minutes are not
   *     possible
   */
  public SessionRow markAttendance(
      SessionId id, SessionState state, @Nullable Integer minutes, Staff by) {
    return markAttendance(id, state, minutes, null, by);
  }

  /**
   * As above, for a session whose sheet is signed too: what it was, what it became and why are then
   * kept.
   *
   * @param reason why signed attendance changes, in words; not needed before the sheet is signed
   * @throws AttendanceRefused as well when the sheet is signed and no reason is given
   */
  public SessionRow markAttendance(
      SessionId id,
      SessionState state,
      @Nullable Integer minutes,
      @Nullable String reason,
      Staff by) {
    return transactions.call(
        () -> {
          SessionRow known =
              jdbc.sql(SELECT + "where id = ? for update")
                  .param(id.value())
                  .query(Sessions::read)
                  .optional()
                  .filter(found -> mayMark(by))
                  .orElseThrow(() -> new NoSuchElementException("There is no such session."));
          refuse(known, state);
          int counted = Attendance.minutes(state, minutes, known.minutes());
          if (known.state() != state || known.attendedMinutes() != counted) {
            book.keepSignedChange(known, state, counted, reason, by);
            book.mark(known, state, counted, by, () -> of(known.episode()));
          }
          return find(id).orElseThrow();
        });
  }

  private void refuse(SessionRow known, SessionState wished) {
    if (wished == SessionState.PLANNED || wished == SessionState.CANCELLED_PROGRAMME) {
      throw new AttendanceRefused(Texts.of("schedule.attendance.states"));
    }
    if (known.state() == SessionState.CANCELLED_PROGRAMME) {
      throw new AttendanceRefused(Texts.of("schedule.attendance.programme-cancelled"));
    }
    boolean ahead = wished == SessionState.EXCUSED || wished == SessionState.CANCELLED_PATIENT;
    if (!ahead && clock.instant().isBefore(known.startsAt())) {
      throw new AttendanceRefused(Texts.of("schedule.attendance.not-begun"));
    }
  }

  private static List<SessionState> states(List<SessionRow> sessions) {
    return sessions.stream().map(SessionRow::state).toList();
  }

  static SessionRow read(ResultSet row, int number) throws SQLException {
    return new SessionRow(
        new SessionId(row.getObject("id", UUID.class)),
        new EpisodeId(row.getObject("episode", UUID.class)),
        row.getInt("run"),
        row.getInt("week_number"),
        row.getString("kind"),
        row.getInt("ordinal"),
        row.getObject("local_date", LocalDate.class),
        row.getObject("local_start", LocalTime.class),
        ZoneId.of(row.getString("zone")),
        row.getInt("minutes"),
        Times.instant(row, "starts_at"),
        Times.instant(row, "ends_at"),
        SessionState.of(row.getString("state")),
        row.getInt("attended_minutes"),
        Times.instantOrNull(row, "marked_at"),
        row.getString("marked_by"));
  }
}
