package care.throughline.worklist;

import care.throughline.access.Staff;
import care.throughline.person.PersonId;
import care.throughline.platform.Json;
import care.throughline.platform.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * What is told around work items: earlier attempts, drafts, how much is late, whose people they
 * are.
 */
@Repository
public class WorkItemBackground {

  /** Items read for each person told: some people have several. */
  private static final int READ_FOR_ONE = 4;

  private final JdbcClient jdbc;
  private final Json json;

  WorkItemBackground(JdbcClient jdbc, Json json) {
    this.jdbc = jdbc;
    this.json = json;
  }

  /**
   * How much is pressing.
   *
   * @param late past its due time
   * @param today due later today
   */
  public record Pressing(long late, long today) {}

  /**
   * Ended items of the same step in the same episode, the newest first. The caller has read the
   * item for its reader.
   */
  public List<WorkItem> earlier(WorkItem item, int limit) {
    return jdbc.sql(
            """
            select * from work_item where episode = ? and step = ? and state = 'done' and id <> ?
            order by ended_at desc, id limit ?""")
        .params(item.episode().value(), item.step(), item.id().value(), limit)
        .query(WorkItems::read)
        .list();
  }

  /** What was typed so far and when; empty when nothing was saved. */
  public Optional<Draft> draft(WorkItemId id) {
    return jdbc.sql("select answers, saved_at from draft where work_item = ?")
        .param(id.value())
        .query(
            (row, number) ->
                new Draft(json.readMap(row.getString("answers")), Times.instant(row, "saved_at")))
        .optional();
  }

  /** How much of what the reader holds is late, and how much is due by the end of the day. */
  public Pressing pressing(Staff reader, Instant now, Instant endOfToday) {
    return jdbc.sql(
            """
            select count(*) filter (where due_at <= :now) as late, count(*) filter (where due_at > :now and due_at < :evening) as today
            from work_item
            where state = 'open' and owner = :me and (snoozed_until is null or snoozed_until <= :now)""")
        .param("me", reader.id().value())
        .param("now", Times.utc(now))
        .param("evening", Times.utc(endOfToday))
        .query((row, number) -> new Pressing(row.getLong("late"), row.getLong("today")))
        .single();
  }

  /**
   * People of whom the reader holds an open item, or could take one of the most pressing for any of
   * their audiences; the reader's own first, then the one due first.
   */
  public List<PersonId> people(Staff reader, int limit) {
    if (!reader.seesPeople()) {
      return List.of();
    }
    return jdbc.sql(
            """
            with recursive known as (
              (select w.audience from work_item w where w.state = 'open' and w.site = :site order by w.audience limit 1)
              union all
              select (select w.audience from work_item w where w.state = 'open' and w.site = :site and w.audience > k.audience order by w.audience limit 1)
              from known k where k.audience is not null),
            pressing as (
              (select person, true as mine, due_at from work_item where state = 'open' and owner = :me and site = :site
               order by priority, due_at, id limit :read)
              union all
              (select r.* from known k cross join lateral (
                 select w.person, false, w.due_at from work_item w
                 where w.state = 'open' and w.site = :site and w.audience = k.audience order by w.priority, w.due_at, w.id limit :read) r
               where string_to_array(k.audience, ' ') && :roles))
            select person, bool_or(mine) as mine, min(due_at) as due from pressing where person is not null
            group by person order by mine desc, due, person limit :limit""")
        .param("me", reader.id().value())
        .param("site", reader.site())
        .param("roles", new SqlArrayValue("text", reader.roleKeys().toArray()))
        .param("read", limit * READ_FOR_ONE)
        .param("limit", limit)
        .query((row, number) -> new PersonId(row.getObject("person", UUID.class)))
        .list();
  }
}
