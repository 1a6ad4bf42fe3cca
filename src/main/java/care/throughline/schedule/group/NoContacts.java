package care.throughline.schedule.group;

import care.throughline.person.PersonId;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Pairs of people who must not meet in a group. */
@Component
public class NoContacts {

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

  /**
   * Notes that two people must not meet. From now on neither gets a seat where the other has one; a
   * second call changes nothing.
   *
   * @return names of the groups in which both have a seat now, for somebody to part them
   * @throws ScheduleRefused when both are the same
   */
  public List<String> add(PersonId one, PersonId other, Actor actor) {
    if (one.equals(other)) {
      throw new ScheduleRefused("A no-contact pair is two people. Choose the other person.");
    }
    return transactions.call(
        () -> {
          // Nobody takes a seat for either of them until this is known.
          jdbc.sql("select 1 from person where id in (?, ?) order by id for update")
              .params(one.value(), other.value())
              .query(Integer.class)
              .list();
          int added =
              jdbc.sql(
                      """
                      insert into no_contact (person, other, recorded_at, recorded_by)
                      values (least(:one::uuid, :other::uuid), greatest(:one::uuid, :other::uuid), :now, :by)
                      on conflict do nothing""")
                  .param("one", one.value())
                  .param("other", other.value())
                  .param("now", Times.utc(clock.instant()))
                  .param("by", actor.name())
                  .update();
          if (added == 1) {
            audit.record(
                actor,
                "noContact.added",
                "person",
                one.value(),
                Map.of("other", other.value().toString()));
          }
          return together(one, other);
        });
  }

  /** Takes a pair back; harmless when there is none. */
  public void remove(PersonId one, PersonId other, Actor actor) {
    transactions.run(
        () -> {
          int removed =
              jdbc.sql(
                      """
                      delete from no_contact
                      where person = least(:one::uuid, :other::uuid) and other = greatest(:one::uuid, :other::uuid)""")
                  .param("one", one.value())
                  .param("other", other.value())
                  .update();
          if (removed == 1) {
            audit.record(
                actor,
                "noContact.removed",
                "person",
                one.value(),
                Map.of("other", other.value().toString()));
          }
        });
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
