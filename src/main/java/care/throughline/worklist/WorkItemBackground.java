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
   * How much of what the reader's team has to do is late, and how much is due by the end of the
   * day.
   */
  public Pressing pressingForTeam(Staff reader, Instant now, Instant endOfToday) {
    return jdbc.sql(
            """
            select count(*) filter (where w.due_at <= :now) as late, count(*) filter (where w.due_at > :now and w.due_at < :evening) as today
            from work_item w join episode e on e.id = w.episode and e.site = :site
            where w.state = 'open' and w.roles && :roles and (w.snoozed_until is null or w.snoozed_until <= :now)""")
        .param("site", reader.site())
        .param("roles", new SqlArrayValue("text", reader.roleKeys().toArray()))
        .param("now", Times.utc(now))
        .param("evening", Times.utc(endOfToday))
        .query((row, number) -> new Pressing(row.getLong("late"), row.getLong("today")))
        .single();
  }

  /** People of whom the reader holds an open item, or could take one; the most pressing first. */
  public List<PersonId> people(Staff reader, int limit) {
    if (!reader.seesPeople()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select w.person, bool_or(w.owner = :me) as mine, min(w.due_at) as due
            from work_item w join episode e on e.id = w.episode and e.site = :site
            where w.state = 'open' and (w.owner = :me or w.roles && :roles)
            group by w.person order by mine desc nulls last, due, w.person limit :limit""")
        .param("me", reader.id().value())
        .param("site", reader.site())
        .param("roles", new SqlArrayValue("text", reader.roleKeys().toArray()))
        .param("limit", limit)
        .query((row, number) -> new PersonId(row.getObject("person", UUID.class)))
        .list();
  }
}
