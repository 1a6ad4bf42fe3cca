package care.throughline.schedule.calendar;

import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.Sessions;
import care.throughline.schedule.SessionsCancelled;
import care.throughline.schedule.SessionsMoved;
import care.throughline.schedule.Span;
import care.throughline.schedule.booking.BookingRequest;
import care.throughline.schedule.booking.Taken;
import care.throughline.schedule.group.GroupSessionId;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads what can be moved, and writes what was moved or cancelled. */
@Repository
class MoveBook {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final Sessions sessions;
  private final EpisodeRecord record;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  MoveBook(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      Sessions sessions,
      EpisodeRecord record,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.sessions = sessions;
    this.record = record;
    this.audit = audit;
    this.events = events;
  }

  Movable session(SessionId id) {
    return jdbc.sql(
            """
            select s.id, e.site, s.zone, s.kind, s.person, s.group_session, s.therapist, t.name as therapist_name, s.room, r.name as room_name
            from session s join episode e on e.id = s.episode left join staff t on t.id = s.therapist left join room r on r.id = s.room
            where s.id = ?""")
        .param(id.value())
        .query(
            (row, number) -> {
              if (row.getObject("group_session") != null) {
                throw new ScheduleRefused(Texts.of("schedule.move.of-a-meeting"));
              }
              Map<UUID, String> wanted = new LinkedHashMap<>();
              wanted.put(row.getObject("person", UUID.class), Texts.of("schedule.move.the-person"));
              UUID therapist = row.getObject("therapist", UUID.class);
              put(wanted, therapist, row.getString("therapist_name"));
              put(wanted, row.getObject("room", UUID.class), row.getString("room_name"));
              return new Movable(
                  id.value(),
                  row.getString("kind").equals("group")
                      ? Movable.Kind.GROUP_SESSION
                      : Movable.Kind.INDIVIDUAL_SESSION,
                  null,
                  row.getString("site"),
                  ZoneId.of(row.getString("zone")),
                  therapist == null ? List.of() : List.of(new StaffId(therapist)),
                  wanted,
                  List.of(id),
                  null);
            })
        .optional()
        .orElseThrow(() -> new NoSuchElementException("There is no such session."));
  }

  Movable meeting(GroupSessionId id) {
    Map<UUID, String> wanted = new LinkedHashMap<>();
    List<SessionId> inIt = new ArrayList<>();
    jdbc.sql(
            "select id, person from session where group_session = ? and state = 'planned' order by person")
        .param(id.value())
        .query(
            row -> {
              wanted.put(row.getObject("person", UUID.class), BookingRequest.SOMEBODY);
              inIt.add(new SessionId(row.getObject("id", UUID.class)));
            });
    return jdbc.sql(
            """
            select m.id, g.site, g.name, m.zone, m.facilitator, f.name as facilitator_name, m.co_facilitator, c.name as co_name,
                   m.room, r.name as room_name
            from group_session m join care_group g on g.id = m.care_group join staff f on f.id = m.facilitator
            left join staff c on c.id = m.co_facilitator left join room r on r.id = m.room
            where m.id = ?""")
        .param(id.value())
        .query(
            (row, number) -> {
              List<StaffId> staff = new ArrayList<>();
              UUID leader = row.getObject("facilitator", UUID.class);
              UUID co = row.getObject("co_facilitator", UUID.class);
              staff.add(new StaffId(leader));
              if (co != null) {
                staff.add(new StaffId(co));
              }
              put(wanted, leader, row.getString("facilitator_name"));
              put(wanted, co, row.getString("co_name"));
              put(wanted, row.getObject("room", UUID.class), row.getString("room_name"));
              return new Movable(
                  id.value(),
                  Movable.Kind.MEETING,
                  row.getString("name"),
                  row.getString("site"),
                  ZoneId.of(row.getString("zone")),
                  staff,
                  wanted,
                  inIt,
                  new StaffId(leader));
            })
        .optional()
        .orElseThrow(() -> new NoSuchElementException("There is no such meeting."));
  }

  /** Moves it and has everybody told. Runs in the caller's transaction. */
  void move(Movable what, NewTime to, Span span, String why, Staff by) {
    moveQuietly(what, to, span, why, by);
    Map<EpisodeId, SessionRow> people = people(what);
    if (!people.isEmpty()) {
      events.publishEvent(new SessionsMoved(UUID.randomUUID(), people));
    }
  }

  /** As {@link #move}, but the caller tells people. */
  void moveQuietly(Movable what, NewTime to, Span span, String why, Staff by) {
    if (what.meeting()) {
      try {
        written(
            jdbc.sql(
                    """
                    update group_session set local_date = :day, local_start = :start, minutes = :minutes,
                      during = tstzrange(:from::timestamptz, :until::timestamptz, '[)'), sequence = sequence + 1, changed_at = :now::timestamptz
                    where id = :id and state = 'planned' and lower(during) > :now::timestamptz""")
                .param("id", what.id()),
            to,
            span,
            what);
      } catch (DuplicateKeyException twice) {
        throw new ScheduleRefused(Texts.of("schedule.move.already-meets", what.what()));
      }
    }
    for (SessionId session : what.sessions()) {
      written(
          jdbc.sql(
                  """
                  update session set local_date = :day, local_start = :start, minutes = :minutes,
                    during = tstzrange(:from::timestamptz, :until::timestamptz, '[)'), sequence = sequence + 1, changed_at = :now::timestamptz
                  where id = :id and state = 'planned' and lower(during) > :now::timestamptz""")
              .param("id", session.value()),
          to,
          span,
          what);
    }
    Map<EpisodeId, SessionRow> people = people(what);
    people
        .keySet()
        .forEach(
            episode ->
                record.add(
                    episode,
                    "session",
                    Texts.keeping(
                        () ->
                            Texts.of(
                                "schedule.history.moved",
                                what.what(),
                                Taken.words(span, what.zone()),
                                why.strip())),
                    by.actor()));
    audit(what, "moved", by);
  }

  /**
   * Cancels in one transaction.
   *
   * @param whose {@code programme}, {@code facilitator} or {@code person}
   */
  void cancel(Movable what, String whose, String why, Staff by) {
    transactions.run(
        () -> {
          if (what.meeting()) {
            begun(
                what,
                jdbc.sql(
                        """
                        update group_session set state = 'cancelled', cancelled_by = ?, cancel_reason = ?, sequence = sequence + 1, changed_at = ?
                        where id = ? and state = 'planned' and lower(during) > ?""")
                    .params(whose, why.strip(), now(), what.id(), now())
                    .update());
          }
          Map<EpisodeId, SessionRow> people = people(what);
          String state = whose.equals("person") ? "cancelledPatient" : "cancelledProgramme";
          for (SessionId session : what.sessions()) {
            begun(
                what,
                jdbc.sql(
                        """
                        update session set state = ?, cancel_reason = ?, sequence = sequence + 1, changed_at = ?
                        where id = ? and state = 'planned' and lower(during) > ?""")
                    .params(state, why.strip(), now(), session.value(), now())
                    .update());
          }
          people.forEach(
              (episode, session) ->
                  record.add(
                      episode,
                      "session",
                      Texts.keeping(
                          () ->
                              cancelled(
                                  whose,
                                  what.what(),
                                  Taken.words(
                                      new Span(session.startsAt(), session.endsAt()), what.zone()),
                                  why.strip())),
                      by.actor()));
          audit(what, "cancelled", by);
          if (!whose.equals("person") && !people.isEmpty()) {
            events.publishEvent(new SessionsCancelled(UUID.randomUUID(), people));
          }
        });
  }

  private static String cancelled(String whose, String what, String when, String why) {
    return switch (whose) {
      case "person" -> Texts.of("schedule.history.cancelled-by-person", what, when, why);
      case "facilitator" -> Texts.of("schedule.history.cancelled-by-facilitator", what, when, why);
      default -> Texts.of("schedule.history.cancelled-by-programme", what, when, why);
    };
  }

  private void written(JdbcClient.StatementSpec update, NewTime to, Span span, Movable what) {
    begun(
        what,
        update
            .param("day", to.day())
            .param("start", to.from())
            .param("minutes", to.minutes())
            .param("from", Times.utc(span.start()))
            .param("until", Times.utc(span.end()))
            .param("now", now())
            .update());
  }

  private static void begun(Movable what, int rows) {
    if (rows == 0) {
      throw new ScheduleRefused(Texts.of("schedule.move.begun", what.what()));
    }
  }

  private Map<EpisodeId, SessionRow> people(Movable what) {
    Map<EpisodeId, SessionRow> people = new LinkedHashMap<>();
    for (SessionId id : what.sessions()) {
      SessionRow row = sessions.find(id).orElseThrow();
      people.put(row.episode(), row);
    }
    return people;
  }

  private void audit(Movable what, String verb, Staff by) {
    audit.record(
        by.actor(),
        (what.meeting() ? "groupSession." : "session.") + verb,
        what.meeting() ? "groupSession" : "session",
        what.id(),
        Map.of("sessions", what.sessions().size()));
  }

  private java.time.OffsetDateTime now() {
    return Times.utc(clock.instant());
  }

  private static void put(
      Map<UUID, String> wanted, @Nullable UUID resource, @Nullable String words) {
    if (resource != null) {
      wanted.put(resource, String.valueOf(words));
    }
  }
}
