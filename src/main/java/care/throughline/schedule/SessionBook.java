package care.throughline.schedule;

import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Json;
import care.throughline.platform.Times;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where sessions are planned and cancelled. Runs in the caller's transaction. */
@Repository
class SessionBook {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Json json;

  SessionBook(JdbcClient jdbc, Clock clock, Json json) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.json = json;
  }

  /**
   * Writes sessions of a run in one statement; what is already there stays as it is.
   *
   * @return how many were written that take place
   * @throws org.springframework.dao.DataIntegrityViolationException when somebody or a room is
   *     taken at that time
   */
  int add(Episode episode, int run, ZoneId zone, List<PlannedSession> sessions) {
    if (sessions.isEmpty()) {
      return 0;
    }
    List<Map<String, @Nullable Object>> rows =
        sessions.stream().map(session -> row(session, zone)).toList();
    return jdbc.sql(
            """
            with written as (
              insert into session (id, episode, person, run, week_number, kind, ordinal, local_date, local_start, zone, minutes,
                                   during, state, group_session, therapist, room, telehealth, cancel_reason, changed_at)
              select s.id, :episode, :person, :run, s.week, s.kind, s.ordinal, s.day, s.start, :zone, s.minutes,
                     tstzrange(s.starts_at, s.ends_at, '[)'),
                     case when s.reason is null then 'planned' else 'cancelledProgramme' end,
                     s.meeting, s.therapist, s.room, s.telehealth, s.reason, :now::timestamptz
              from jsonb_to_recordset(:sessions::jsonb)
                as s (id uuid, week int, kind text, ordinal int, day date, start time, minutes int, starts_at timestamptz,
                      ends_at timestamptz, meeting uuid, therapist uuid, room uuid, telehealth boolean, reason text)
              on conflict do nothing
              returning state)
            select count(*) from written where state = 'planned'""")
        .param("episode", episode.id().value())
        .param("person", episode.person().value())
        .param("run", run)
        .param("zone", zone.getId())
        .param("now", Times.utc(clock.instant()))
        .param("sessions", json.write(rows))
        .query(Integer.class)
        .single();
  }

  private static Map<String, @Nullable Object> row(PlannedSession session, ZoneId zone) {
    Span span = session.span(zone);
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("id", UUID.randomUUID().toString());
    row.put("week", session.week());
    row.put("kind", session.kind());
    row.put("ordinal", session.ordinal());
    row.put("day", session.day().toString());
    row.put("start", session.start().toString());
    row.put("minutes", session.minutes());
    row.put("starts_at", span.start().toString());
    row.put("ends_at", span.end().toString());
    row.put("meeting", text(session.meeting()));
    row.put("therapist", text(session.therapist()));
    row.put("room", text(session.room()));
    row.put("telehealth", session.telehealth());
    row.put("reason", session.cancelReason());
    return row;
  }

  private static @Nullable String text(@Nullable UUID id) {
    return id == null ? null : id.toString();
  }

  /**
   * Cancels every session that has not begun.
   *
   * @return how many
   */
  int cancelFuture(EpisodeId episode, CancelReason reason) {
    return jdbc.sql(
            """
            update session set state = 'cancelledProgramme', cancel_reason = ?, sequence = sequence + 1, changed_at = ?
            where episode = ? and state = 'planned' and lower(during) > ?""")
        .params(
            reason.kept(), Times.utc(clock.instant()), episode.value(), Times.utc(clock.instant()))
        .update();
  }

  /** Cancels these sessions; those that are not planned any more stay as they are. */
  void cancel(List<UUID> sessions, CancelReason reason) {
    if (!sessions.isEmpty()) {
      jdbc.sql(
              """
              update session set state = 'cancelledProgramme', cancel_reason = :reason, sequence = sequence + 1, changed_at = :now::timestamptz
              where id in (:sessions) and state = 'planned'""")
          .param("reason", reason.kept())
          .param("now", Times.utc(clock.instant()))
          .param("sessions", sessions)
          .update();
    }
  }

  /** Everything that was ever planned for the weeks of a run from the given one on. */
  List<StandingSession> standing(EpisodeId episode, int run, int from) {
    return jdbc.sql(
            """
            select id, week_number, kind, ordinal, lower(during) as starts_at, state, group_session, therapist, make_up_for
            from session where episode = ? and run = ? and week_number >= ? order by lower(during)""")
        .params(episode.value(), run, from)
        .query(
            (row, number) ->
                new StandingSession(
                    row.getObject("id", UUID.class),
                    row.getInt("week_number"),
                    row.getString("kind"),
                    row.getInt("ordinal"),
                    Times.instant(row, "starts_at"),
                    SessionState.of(row.getString("state")),
                    row.getObject("group_session", UUID.class),
                    row.getObject("therapist", UUID.class),
                    row.getObject("make_up_for", UUID.class) != null))
        .list();
  }

  /**
   * The kinds of the sessions of a run from a week on that take place or did, or would if the
   * programme were not paused; one entry for each. Those that are made up for others do not count.
   */
  List<String> kinds(EpisodeId episode, int run, int from) {
    return jdbc.sql(
            """
            select kind from session
            where episode = ? and run = ? and week_number >= ? and make_up_for is null
              and (state <> 'cancelledProgramme' or cancel_reason = ?)""")
        .params(episode.value(), run, from, CancelReason.PROGRAMME_PAUSED.kept())
        .query(String.class)
        .list();
  }

  /** Closes a week: keeps the dose that was meant and had. A second time it changes nothing. */
  void closeWeek(EpisodeId episode, int run, int week) {
    jdbc.sql(
            """
            insert into programme_week (episode, run, week_number, planned_minutes, attended_minutes, closed_at)
            select :episode, :run, :week, coalesce(sum(planned_minutes), 0), coalesce(sum(attended_minutes), 0), :now::timestamptz
            from session_dose where episode = :episode and run = :run and week_number = :week
            on conflict do nothing""")
        .param("episode", episode.value())
        .param("run", run)
        .param("week", week)
        .param("now", Times.utc(clock.instant()))
        .update();
  }

  /** The dose had since enrolment, over all weeks that are closed. */
  int dosePercent(EpisodeId episode) {
    return jdbc.sql(
            """
            select coalesce(sum(attended_minutes), 0) as attended, coalesce(sum(planned_minutes), 0) as planned
            from session_dose d
            where episode = ? and exists (select 1 from programme_week w
                                          where w.episode = d.episode and w.run = d.run and w.week_number = d.week_number)""")
        .param(episode.value())
        .query((row, number) -> Week.dosePercent(row.getInt("attended"), row.getInt("planned")))
        .single();
  }
}
