package care.throughline.schedule.group;

import care.throughline.person.PersonId;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pairs of people who must not meet in a group. */
@Component
public class NoContacts {

  private static final int LONGEST_REASON = 200;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final AuditTrail audit;

  NoContacts(JdbcClient jdbc, Clock clock, Transactions transactions, AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.audit = audit;
  }

  /** A pair that holds; which of the two is {@code person} means nothing. */
  public record Pair(
      UUID id, PersonId person, PersonId other, String reason, Instant since, String recordedBy) {}

  /**
   * Notes that two people must not meet. From now on neither gets a seat where the other has one; a
   * second call changes nothing.
   *
   * @param reason why, without names and without anything clinical
   * @return names of the groups in which both have a seat now, for somebody to part them
   * @throws ScheduleRefused when both are the same, or there is no reason
   */
  public List<String> add(PersonId one, PersonId other, String reason, Actor actor) {
    if (one.equals(other)) {
      throw new ScheduleRefused(Texts.of("schedule-group.no-contact.same"));
    }
    String why = checked(reason);
    return transactions.call(
        () -> {
          // Nobody takes a seat for either of them until this is known.
          jdbc.sql("select 1 from person where id in (?, ?) order by id for update")
              .params(one.value(), other.value())
              .query(Integer.class)
              .list();
          UUID id = UUID.randomUUID();
          int added =
              jdbc.sql(
                      """
                      insert into no_contact (id, person, other, reason, recorded_at, recorded_by)
                      values (:id, least(:one::uuid, :other::uuid), greatest(:one::uuid, :other::uuid), :reason, :now, :by)
                      on conflict (person, other) do nothing""")
                  .param("id", id)
                  .param("one", one.value())
                  .param("other", other.value())
                  .param("reason", why)
                  .param("now", Times.utc(clock.instant()))
                  .param("by", actor.name())
                  .update();
          if (added == 1) {
            audit.record(actor, "noContact.added", "noContact", id, Map.of());
          }
          return together(one, other);
        });
  }

  /**
   * Ends a pair: both may meet from now on. It is kept with both reasons; harmless when it was
   * ended before.
   *
   * @throws ScheduleRefused when there is no reason
   */
  public void end(UUID pair, String reason, Actor actor) {
    String why = checked(reason);
    transactions.run(
        () -> {
          int ended =
              jdbc.sql(
                      """
                      with gone as (delete from no_contact where id = :id returning *)
                      insert into ended_no_contact
                        (id, person, other, recorded_at, recorded_by, reason, ended_at, ended_by, end_reason)
                      select id, person, other, recorded_at, recorded_by, reason, :now, :by, :why from gone""")
                  .param("id", pair)
                  .param("now", Times.utc(clock.instant()))
                  .param("by", actor.name())
                  .param("why", why)
                  .update();
          if (ended == 1) {
            audit.record(actor, "noContact.ended", "noContact", pair, Map.of());
          }
        });
  }

  /** The pairs of which both have been in care at the site, the newest first; at most 500. */
  public List<Pair> at(String site) {
    return jdbc.sql(
            """
            select n.* from no_contact n
            where exists (select 1 from episode e where e.person = n.person and e.site = :site)
              and exists (select 1 from episode e where e.person = n.other and e.site = :site)
            order by n.recorded_at desc, n.id limit 500""")
        .param("site", site)
        .query(
            (row, number) ->
                new Pair(
                    row.getObject("id", UUID.class),
                    new PersonId(row.getObject("person", UUID.class)),
                    new PersonId(row.getObject("other", UUID.class)),
                    row.getString("reason"),
                    Times.instant(row, "recorded_at"),
                    row.getString("recorded_by")))
        .list();
  }

  private static String checked(String reason) {
    if (reason.isBlank()) {
      throw new ScheduleRefused(Texts.of("schedule-group.no-contact.reason"));
    }
    if (reason.strip().length() > LONGEST_REASON) {
      throw new ScheduleRefused(Texts.of("schedule-group.no-contact.too-long", LONGEST_REASON));
    }
    return reason.strip();
  }

  /** Whom the person must not meet. */
  public List<PersonId> of(PersonId person) {
    return jdbc.sql(
            """
            select other from no_contact where person = :person
            union select person from no_contact where other = :person order by 1""")
        .param("person", person.value())
        .query((row, number) -> new PersonId(row.getObject(1, UUID.class)))
        .list();
  }

  private List<String> together(PersonId one, PersonId other) {
    return jdbc.sql(
            """
            select distinct g.name from seat a join seat b on b.care_group = a.care_group and b.during && a.during and b.person = ?
              join care_group g on g.id = a.care_group
            where a.person = ? and a.state <> 'released' and b.state <> 'released' and coalesce(upper(a.during * b.during) > ?, true)
            order by g.name""")
        .params(
            other.value(),
            one.value(),
            clock.instant().atOffset(java.time.ZoneOffset.UTC).toLocalDate())
        .query(String.class)
        .list();
  }
}
