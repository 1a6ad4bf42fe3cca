package care.throughline.schedule;

import care.throughline.episode.Episode;
import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import care.throughline.platform.Times;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Where sessions are planned and cancelled. Runs in the caller's transaction. */
@Repository
class SessionBook {

  private final JdbcClient jdbc;
  private final Clock clock;

  SessionBook(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Writes sessions of a run; what is already there stays as it is. */
  void add(Episode episode, int run, ZoneId zone, List<PlannedSession> sessions) {
    for (PlannedSession session : sessions) {
      Span span = session.span(zone);
      SessionState state =
          session.cancelled() ? SessionState.CANCELLED_PROGRAMME : SessionState.PLANNED;
      jdbc.sql(
              """
              insert into session (id, episode, person, run, week_number, kind, ordinal, local_date, local_start, zone, minutes, during, state)
              values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, tstzrange(?::timestamptz, ?::timestamptz, '[)'), ?)
              on conflict (episode, run, week_number, kind, ordinal) do nothing""")
          .params(
              UUID.randomUUID(),
              episode.id().value(),
              episode.person().value(),
              run,
              session.week(),
              session.kind(),
              session.ordinal(),
              session.day(),
              session.start(),
              zone.getId(),
              session.minutes(),
              Times.utc(span.start()),
              Times.utc(span.end()),
              state.key())
          .update();
    }
  }

  /**
   * Cancels every session that has not begun.
   *
   * @return how many
   */
  int cancelFuture(EpisodeId episode) {
    return jdbc.sql(
            "update session set state = 'cancelledProgramme' where episode = ? and state = 'planned' and lower(during) > ?")
        .params(episode.value(), Times.utc(clock.instant()))
        .update();
  }

  /** When the person is already somewhere from now on. */
  List<Span> taken(PersonId person) {
    return jdbc.sql(
            """
            select lower(during) as starts_at, upper(during) as ends_at from session
            where person = ? and state not in ('cancelledPatient', 'cancelledProgramme') and upper(during) > ?""")
        .params(person.value(), Times.utc(clock.instant()))
        .query(
            (row, number) ->
                new Span(Times.instant(row, "starts_at"), Times.instant(row, "ends_at")))
        .list();
  }

  /** Closes a week: keeps the dose that was meant and had. A second time it changes nothing. */
  void closeWeek(EpisodeId episode, int run, int week) {
    jdbc.sql(
            """
            insert into programme_week (episode, run, week_number, planned_minutes, attended_minutes, closed_at)
            select :episode, :run, :week, coalesce(sum(minutes) filter (where state <> 'cancelledProgramme'), 0), coalesce(sum(attended_minutes), 0),
                   :now::timestamptz
            from session where episode = :episode and run = :run and week_number = :week
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
            select coalesce(sum(attended_minutes) filter (where state <> 'cancelledProgramme'), 0) as attended,
                   coalesce(sum(minutes) filter (where state <> 'cancelledProgramme'), 0) as planned
            from session s
            where episode = ? and exists (select 1 from programme_week w
                                          where w.episode = s.episode and w.run = s.run and w.week_number = s.week_number)""")
        .param(episode.value())
        .query((row, number) -> Week.dosePercent(row.getInt("attended"), row.getInt("planned")))
        .single();
  }

  /** Extends once for each occurrence of the step. */
  boolean extendedFirst(EpisodeId episode, int weeks, String occurrence) {
    Instant now = clock.instant();
    return jdbc.sql(
                "insert into programme_extension (occurrence, episode, weeks, extended_at) values (?, ?, ?, ?) on conflict do nothing")
            .params(occurrence, episode.value(), weeks, Times.utc(now))
            .update()
        == 1;
  }
}
