package care.throughline.schedule.group;

import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.platform.Actor;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.Sessions;
import care.throughline.schedule.SessionsCancelled;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Cancels what a dissolved group had still to come: its meetings, and the sessions of everybody who
 * had one of them in their plan. Everybody is told once.
 */
@Component
class DissolvedMeetings {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Sessions sessions;
  private final EpisodeRecord record;
  private final ApplicationEventPublisher events;

  DissolvedMeetings(
      JdbcClient jdbc,
      Clock clock,
      Sessions sessions,
      EpisodeRecord record,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.sessions = sessions;
    this.record = record;
    this.events = events;
  }

  /** Runs in the caller's transaction; a second time there is nothing left to cancel. */
  void cancel(CareGroup group, String reason, Actor actor) {
    OffsetDateTime now = Times.utc(clock.instant());
    Map<EpisodeId, SessionRow> people = new LinkedHashMap<>();
    for (UUID id : sessionsToCome(group, now)) {
      SessionRow session = sessions.find(new SessionId(id)).orElseThrow();
      people.putIfAbsent(session.episode(), session);
    }
    jdbc.sql(
            """
            update session set state = 'cancelledProgramme', cancel_reason = ?, sequence = sequence + 1, changed_at = ?
            where state = 'planned' and lower(during) > ?
              and group_session in (select id from group_session where care_group = ?)""")
        .params(Texts.kept("schedule-group.reason.dissolved"), now, now, group.id().value())
        .update();
    jdbc.sql(
            """
            update group_session set state = 'cancelled', cancelled_by = 'programme', cancel_reason = ?, sequence = sequence + 1,
              changed_at = ?
            where care_group = ? and state = 'planned' and lower(during) > ?""")
        .params(reason, now, group.id().value(), now)
        .update();
    people
        .keySet()
        .forEach(
            episode ->
                record.add(
                    episode,
                    "session",
                    Texts.kept("schedule-group.history.dissolved", group.name()),
                    actor));
    if (!people.isEmpty()) {
      events.publishEvent(new SessionsCancelled(UUID.randomUUID(), people));
    }
  }

  /** Soonest first. */
  private List<UUID> sessionsToCome(CareGroup group, OffsetDateTime now) {
    return jdbc.sql(
            """
            select s.id from session s join group_session m on m.id = s.group_session
            where m.care_group = ? and s.state = 'planned' and lower(s.during) > ?
            order by lower(s.during), s.id""")
        .params(group.id().value(), now)
        .query(UUID.class)
        .list();
  }
}
