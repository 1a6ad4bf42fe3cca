package care.throughline.schedule;

import care.throughline.access.Staff;
import care.throughline.episode.EpisodeRecord;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Writes who was there. Runs in the caller's transaction. */
@Repository
class AttendanceBook {

  private static final int LONGEST_REASON = 500;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final EpisodeRecord record;
  private final MissedSessions missed;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  AttendanceBook(
      JdbcClient jdbc,
      Clock clock,
      EpisodeRecord record,
      MissedSessions missed,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.record = record;
    this.missed = missed;
    this.audit = audit;
    this.events = events;
  }

  /**
   * Writes what became of a session. A no-show is told to the pathway.
   *
   * @param all reads the sessions of the episode, with what is written here
   */
  void mark(
      SessionRow known, SessionState state, int counted, Staff by, Supplier<List<SessionRow>> all) {
    jdbc.sql(
            "update session set state = ?, attended_minutes = ?, marked_at = ?, marked_by = ? where id = ?")
        .params(state.key(), counted, Times.utc(clock.instant()), by.username(), known.id().value())
        .update();
    keepDoseOfClosedWeek(known);

    record.add(known.episode(), "session", Texts.keeping(() -> history(known, state)), by.actor());
    audit.record(
        by.actor(),
        "attendance.marked",
        "session",
        known.id().value(),
        Map.of("from", known.state().key(), "to", state.key(), "minutes", counted));
    events.publishEvent(new AttendanceMarked(known.episode(), known.id(), state));
    if (state == SessionState.NO_SHOW) {
      missed.tellPathway(known, all.get());
    }
  }

  private static String history(SessionRow known, SessionState state) {
    String day = DateText.DAY.of(known.day());
    boolean group = known.kind().equals("group");
    if (known.state() == SessionState.PLANNED) {
      return group
          ? Texts.of("schedule.history.group-marked", day, state.words())
          : Texts.of("schedule.history.individual-marked", day, state.words());
    }
    return group
        ? Texts.of("schedule.history.group-corrected", day, known.state().words(), state.words())
        : Texts.of(
            "schedule.history.individual-corrected", day, known.state().words(), state.words());
  }

  /**
   * Keeps what it was, what it became and why, when its sheet is signed.
   *
   * @throws AttendanceRefused when it is and no reason is given, or too long a one
   */
  void keepSignedChange(
      SessionRow known, SessionState state, int counted, @Nullable String reason, Staff by) {
    boolean signed =
        jdbc.sql(
                """
                select exists (select 1 from session s join group_session g on g.id = s.group_session
                               where s.id = ? and g.signed_at is not null)""")
            .param(known.id().value())
            .query(Boolean.class)
            .single();
    if (!signed) {
      return;
    }
    String why = reason == null ? "" : reason.strip();
    if (why.isEmpty() || why.length() > LONGEST_REASON) {
      throw new AttendanceRefused(
          why.isEmpty()
              ? Texts.of("schedule.attendance.signed")
              : Texts.of("schedule.attendance.reason-too-long", LONGEST_REASON));
    }
    jdbc.sql(
            """
            insert into attendance_change (session, from_state, to_state, from_minutes, to_minutes, reason, changed_at, changed_by)
            values (?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(
            known.id().value(),
            known.state().key(),
            state.key(),
            known.attendedMinutes(),
            counted,
            why,
            Times.utc(clock.instant()),
            by.username())
        .update();
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
}
