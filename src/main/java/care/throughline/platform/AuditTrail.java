package care.throughline.platform;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * Append-only record of who saw or changed what. Written in the caller's transaction; the database
 * refuses changes.
 */
@Component
public class AuditTrail {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Json json;

  AuditTrail(JdbcClient jdbc, Clock clock, Json json) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.json = json;
  }

  /**
   * Adds one entry.
   *
   * @param action past tense, such as {@code workItem.claimed}
   * @param subjectId an id of ours, never a name; null when the action has no single subject
   * @param detail ids and coded values only
   */
  public void record(
      Actor actor,
      String action,
      String subjectKind,
      @Nullable Object subjectId,
      Map<String, ?> detail) {
    jdbc.sql(
            """
            insert into audit_entry (at, actor, action, subject_kind, subject_id, detail)
            values (:at, :actor, :action, :kind, :subject, :detail::jsonb)""")
        .param("at", Times.utc(clock.instant()))
        .param("actor", actor.name())
        .param("action", action)
        .param("kind", subjectKind)
        .param("subject", subjectId == null ? null : subjectId.toString())
        .param("detail", json.write(detail))
        .update();
  }

  /** Who did something, and when. */
  public record Done(Actor by, Instant at) {}

  /** Who did one of these to a subject last; empty when nobody did. */
  public Optional<Done> last(String subjectKind, Object subjectId, Set<String> actions) {
    return jdbc.sql(
            """
            select actor, at from audit_entry
            where subject_kind = :kind and subject_id = :subject and action in (:actions) order by at desc limit 1""")
        .param("kind", subjectKind)
        .param("subject", subjectId.toString())
        .param("actions", actions)
        .query(
            (row, number) -> new Done(new Actor(row.getString("actor")), Times.instant(row, "at")))
        .optional();
  }

  /**
   * One of many entries; as {@link #record(Actor, String, String, Object, Map)} has them.
   *
   * @param subjectId never a name
   */
  public record Entry(String action, String subjectKind, Object subjectId, Map<String, ?> detail) {}

  /** Adds many entries of one actor in one statement, in their order. */
  public void record(Actor actor, List<Entry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            insert into audit_entry (at, actor, action, subject_kind, subject_id, detail)
            select :at, :actor, e.action, e.kind, e.subject, e.detail::jsonb
            from unnest(:actions, :kinds, :subjects, :details) with ordinality e (action, kind, subject, detail, place) order by e.place""")
        .param("at", Times.utc(clock.instant()))
        .param("actor", actor.name())
        .param("actions", texts(entries.stream().map(Entry::action).toArray()))
        .param("kinds", texts(entries.stream().map(Entry::subjectKind).toArray()))
        .param(
            "subjects",
            texts(entries.stream().map(entry -> entry.subjectId().toString()).toArray()))
        .param(
            "details", texts(entries.stream().map(entry -> json.write(entry.detail())).toArray()))
        .update();
  }

  private static SqlArrayValue texts(Object[] values) {
    return new SqlArrayValue("text", values);
  }
}
