package care.throughline.schedule.booking;

import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.AuditTrail.Done;
import care.throughline.platform.Times;
import care.throughline.schedule.TakenBy;
import care.throughline.schedule.WhoTook;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Who put what holds a time where it is: whoever moved it last, or else decided what it follows
 * from.
 */
@Repository
class Takers {

  private final JdbcClient jdbc;
  private final AuditTrail audit;
  private final WhoTook who;

  Takers(JdbcClient jdbc, AuditTrail audit, WhoTook who) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.who = who;
  }

  /** Empty when nobody is on record. */
  Optional<TakenBy> of(Taken.Holder holder, ZoneId zone) {
    return found(holder)
        .max(Comparator.comparing(Done::at))
        .map(done -> who.named(done.by().name(), done.at(), zone));
  }

  private Stream<Done> found(Taken.Holder holder) {
    return switch (holder.kind()) {
      case BUSY -> audit.last("busyTime", holder.id(), Set.of("busyTime.added")).stream();
      case SESSION ->
          Stream.concat(
              audit.last("session", holder.id(), Set.of("session.moved")).stream(),
              decided(holder.id()));
      case MEETING ->
          Stream.concat(
              audit.last("groupSession", holder.id(), Set.of("groupSession.moved")).stream(),
              group(holder.id()).stream()
                  .flatMap(
                      group ->
                          audit
                              .last("group", group, Set.of("group.begun", "group.changed"))
                              .stream()));
    };
  }

  /** The answer, the agreed hour or the seat that a person's session follows from. */
  private Stream<Done> decided(UUID session) {
    return jdbc
        .sql(
            """
            select m.answered_by as by, m.answered_at as at from make_up m where m.session = :id
            union all
            select a.assigned_by, a.assigned_at
            from session s join therapist_assignment a on a.episode = s.episode and a.therapist = s.therapist and a.during @> s.local_date
            where s.id = :id and a.assigned_by is not null and a.assigned_at is not null
            union all
            select t.taken_by, t.taken_at
            from session s join group_session g on g.id = s.group_session
            join seat t on t.care_group = g.care_group and t.person = s.person and t.during @> g.local_date
            where s.id = :id and t.state <> 'released'""")
        .param("id", session)
        .query((row, number) -> new Done(new Actor(row.getString("by")), Times.instant(row, "at")))
        .list()
        .stream();
  }

  private Optional<UUID> group(UUID meeting) {
    return jdbc.sql("select care_group from group_session where id = ?")
        .param(meeting)
        .query(UUID.class)
        .optional();
  }
}
