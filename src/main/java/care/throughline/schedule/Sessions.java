package care.throughline.schedule;

import care.throughline.access.Role;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.Episodes;
import care.throughline.episode.Messages;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The dated sessions of people in a programme: to look at, and to say who was there. */
@Repository
public class Sessions {

  /** Who may say who was there. */
  private static final Set<Role> MARKERS =
      Set.of(Role.FACILITATOR, Role.THERAPIST, Role.COORDINATOR, Role.CLINICIAN, Role.SUPERVISOR);

  private static final Set<String> RAISED_RISK = Set.of("MODERATE", "HIGH");
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
  private static final String SELECT =
      "select s.*, lower(during) as starts_at, upper(during) as ends_at from session s ";

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final Sites sites;
  private final Episodes episodes;
  private final EpisodeRecord record;
  private final Messages messages;
  private final Programmes programmes;
  private final AuditTrail audit;

  Sessions(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      Sites sites,
      Episodes episodes,
      EpisodeRecord record,
      Messages messages,
      Programmes programmes,
      AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.sites = sites;
    this.episodes = episodes;
    this.record = record;
    this.messages = messages;
    this.programmes = programmes;
    this.audit = audit;
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
            mark(known, state, counted, by);
          }
          return find(id).orElseThrow();
        });
  }

  private void refuse(SessionRow known, SessionState wished) {
    if (wished == SessionState.PLANNED || wished == SessionState.CANCELLED_PROGRAMME) {
      throw new AttendanceRefused(
          "Attendance is attended, late, left early, no-show, excused or cancelled by the person.");
    }
    if (known.state() == SessionState.CANCELLED_PROGRAMME) {
      throw new AttendanceRefused("The programme cancelled this session; nobody could attend it.");
    }
    boolean ahead = wished == SessionState.EXCUSED || wished == SessionState.CANCELLED_PATIENT;
    if (!ahead && clock.instant().isBefore(known.startsAt())) {
      throw new AttendanceRefused(
          "The session has not begun; until then it can only be excused or cancelled by the person.");
    }
  }

  private void mark(SessionRow known, SessionState state, int counted, Staff by) {
    jdbc.sql(
            "update session set state = ?, attended_minutes = ?, marked_at = ?, marked_by = ? where id = ?")
        .params(state.key(), counted, Times.utc(clock.instant()), by.username(), known.id().value())
        .update();
    keepDoseOfClosedWeek(known);
    String which =
        (known.kind().equals("group") ? "Group" : "Individual session")
            + " on "
            + DAY.format(known.day());
    boolean correction = known.state() != SessionState.PLANNED;
    record.add(
        known.episode(),
        "session",
        which
            + ": "
            + (correction ? "corrected from " + known.state().words() + " to " : "")
            + state.words(),
        by.actor());
    audit.record(
        by.actor(),
        "attendance.marked",
        "session",
        known.id().value(),
        Map.of("from", known.state().key(), "to", state.key(), "minutes", counted));
    if (state == SessionState.NO_SHOW) {
      tellPathway(known);
    }
  }

  /**
   * A week that is closed keeps its dose up to date when attendance is marked late or corrected.
   */
  private void keepDoseOfClosedWeek(SessionRow known) {
    jdbc.sql(
            """
            update programme_week w
            set attended_minutes = (select coalesce(sum(s.attended_minutes), 0) from session s
                                    where s.episode = w.episode and s.run = w.run and s.week_number = w.week_number)
            where w.episode = ? and w.run = ? and w.week_number = ?""")
        .params(known.episode().value(), known.run(), known.weekNumber())
        .update();
  }

  /**
   * Nobody is called after a miss that lies before a break: the person has been at another level
   * since.
   */
  private void tellPathway(SessionRow missed) {
    Programme programme = programmes.find(missed.episode()).orElseThrow();
    if (!programme.running() || programme.run() != missed.run()) {
      return;
    }
    List<SessionRow> sessions =
        of(missed.episode()).stream().filter(session -> session.run() == missed.run()).toList();
    int index = sessions.stream().map(SessionRow::id).toList().indexOf(missed.id());
    messages.send(
        missed.episode(),
        "schedule.sessionMissed",
        "sessionMissed:" + missed.id().value(),
        Map.of(
            "consecutiveMisses", Attendance.missesInARow(states(sessions), index),
            "daysWithoutContact", daysWithoutContact(missed.episode(), programme, sessions),
            "raisedRisk", raisedRisk(missed.episode())));
  }

  private int daysWithoutContact(
      EpisodeId episode, Programme programme, List<SessionRow> sessions) {
    var site = sites.get(episodes.get(episode).site());
    List<LocalDate> contacts = new ArrayList<>(List.of(programme.runStartsOn()));
    sessions.stream()
        .filter(session -> session.state().present())
        .map(SessionRow::day)
        .forEach(contacts::add);
    for (String form : List.of("recordOutreach", "reengagePerson")) {
      record.answers(episode, form, 5).stream()
          .filter(answer -> reached(answer.answers()))
          .map(answer -> site.dayOf(answer.at()))
          .forEach(contacts::add);
    }
    return Attendance.daysWithoutContact(contacts, site.dayOf(clock.instant()));
  }

  private static boolean reached(Map<String, Object> answers) {
    return "yes".equals(answers.get("outreachReached")) || "yes".equals(answers.get("reached"));
  }

  /** A raised suicide risk at the last screening, or an overdose shortly before it. */
  private boolean raisedRisk(EpisodeId episode) {
    boolean band =
        record
            .latestDecision(episode, "suicideRiskBand")
            .map(
                decided ->
                    decided.outputs().values().stream()
                        .map(Objects::toString)
                        .anyMatch(RAISED_RISK::contains))
            .orElse(false);
    return band
        || record
            .latestAnswer(episode, "screenSafety")
            .map(answer -> "yes".equals(answer.answers().get("overdoseLast72h")))
            .orElse(false);
  }

  private static List<SessionState> states(List<SessionRow> sessions) {
    return sessions.stream().map(SessionRow::state).toList();
  }

  private static SessionRow read(ResultSet row, int number) throws SQLException {
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
