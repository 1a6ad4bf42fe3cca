package care.throughline.escalation;

import care.throughline.access.Staff;
import care.throughline.platform.Times;
import care.throughline.worklist.Urgency;
import care.throughline.worklist.WorkItemId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * What has been escalated at a site and is still open, and every open emergency. Supervisors,
 * directors and who is on call see all of it; others what calls them.
 */
@Repository
public class Escalations {

  /** Most that one page shows. */
  public static final int LARGEST = 200;

  private static final String WHICH =
      """
      (select w.* from work_item w where w.site = :site and w.state = 'open' and w.escalation_level > 0
       union all
       select w.* from work_item w where w.site = :site and w.state = 'open' and w.escalation_level = 0 and w.priority = 0)
      """;
  private static final String WHOSE = " and (:all or w.owner = :me or w.roles && :roles) ";

  private final JdbcClient jdbc;
  private final Ladders ladders;

  Escalations(JdbcClient jdbc, Ladders ladders) {
    this.jdbc = jdbc;
    this.ladders = ladders;
  }

  /**
   * One escalation.
   *
   * @param person null when the item is a page
   * @param about what the page is about; null for a task
   * @param owner name; null while nobody holds it
   * @param nextAt when the next rung rings; null when none is planned
   * @param repeats true when the next one is a repetition
   * @param acknowledgedBy name; null while nobody has answered
   */
  public record Escalation(
      UUID item,
      String name,
      @Nullable UUID person,
      @Nullable String about,
      Urgency urgency,
      int level,
      Instant dueAt,
      @Nullable UUID ownerId,
      @Nullable String owner,
      @Nullable Instant nextAt,
      @Nullable Integer nextLevel,
      boolean repeats,
      @Nullable String acknowledgedBy,
      @Nullable Instant acknowledgedAt) {}

  /** A level that rang earlier, or how the item was eased. */
  public record Earlier(
      UUID item,
      @Nullable Integer level,
      int times,
      @Nullable String easedBy,
      @Nullable String reason,
      Instant at) {}

  /** What concerns the reader: unanswered first, the highest level first. */
  public List<Escalation> of(Staff reader) {
    if (!reader.seesPeople()) {
      return List.of();
    }
    return jdbc.sql(
            """
            select w.id, w.name, w.person, w.page_about, w.urgency, w.escalation_level, w.due_at, w.owner, o.name as owner_name,
                   n.due_at as next_at, n.level as next_level, n.repetition as next_repetition, a.name as acknowledged_by, c.acknowledged_at
            from
            """
                + WHICH
                + """
                 w left join climb c on c.work_item = w.id left join staff o on o.id = w.owner left join staff a on a.id = c.acknowledged_by
                left join lateral (select r.due_at, r.level, r.repetition from rung r
                  where r.work_item = w.id and r.state = 'planned' order by r.due_at, r.level desc limit 1) n on true
                where true
                """
                + WHOSE
                + "order by (c.acknowledged_by is not null), w.escalation_level desc, w.priority, w.due_at, w.id limit :limit")
        .params(looks(reader))
        .param("limit", LARGEST)
        .query(Escalations::read)
        .list();
  }

  /** How many concern the reader and have no answer, counted up to a hundred. */
  public int unanswered(Staff reader) {
    if (!reader.seesPeople()) {
      return 0;
    }
    return jdbc.sql(
            "select count(*) from (select 1 from "
                + WHICH
                + " w join climb c on c.work_item = w.id where c.acknowledged_by is null"
                + WHOSE
                + "limit 100) few")
        .params(looks(reader))
        .query(Integer.class)
        .single();
  }

  /** What rang for the items so far, and how they were eased, the newest last. */
  public Map<UUID, List<Earlier>> earlier(List<UUID> items) {
    Map<UUID, List<Earlier>> found = new HashMap<>();
    if (!items.isEmpty()) {
      jdbc.sql(
              """
              select r.work_item, r.level, count(*) as times, null as eased_by, null as reason, max(r.settled_at) as at
              from rung r where r.work_item = any (:items) and r.state = 'rung' group by r.work_item, r.round, r.level
              union all
              select e.work_item, null, 1, s.name, e.reason, e.eased_at from easing e join staff s on s.id = e.eased_by where e.work_item = any (:items)
              order by at, level""")
          .param("items", new SqlArrayValue("uuid", items.toArray()))
          .query(
              row -> {
                UUID item = row.getObject("work_item", UUID.class);
                found
                    .computeIfAbsent(item, none -> new ArrayList<>())
                    .add(
                        new Earlier(
                            item,
                            row.getObject("level", Integer.class),
                            row.getInt("times"),
                            row.getString("eased_by"),
                            row.getString("reason"),
                            Times.instant(row, "at")));
              });
    }
    return found;
  }

  /**
   * The next rung of an item, in the words of its ladder.
   *
   * @param targets whom it calls
   * @param every it rings again at this distance until somebody answers; null for once
   */
  public record Next(Instant at, int level, List<Target> targets, @Nullable Interval every) {}

  /** The next rung of an item; empty when none is planned. The caller has read the item. */
  public Optional<Next> next(WorkItemId item) {
    return jdbc.sql(
            """
            select due_at, level, slot, ladder_version from rung where work_item = ? and state = 'planned'
            order by due_at, level desc limit 1""")
        .param(item.value())
        .query(
            (row, number) -> {
              Ladder ladder = ladders.get(row.getObject("ladder_version", UUID.class)).ladder();
              LadderRung rung = ladder.rung(row.getInt("level"), row.getInt("slot")).orElseThrow();
              return new Next(
                  Times.instant(row, "due_at"),
                  rung.level(),
                  rung.targets(),
                  rung.repeats()
                      ? new Interval(
                          ladder.interval().amount() * rung.repeatEvery(), ladder.interval().unit())
                      : null);
            })
        .optional();
  }

  private static Map<String, Object> looks(Staff reader) {
    return Map.of(
        "site",
        reader.site(),
        "all",
        EscalationDesk.mayEase(reader),
        "me",
        reader.id().value(),
        "roles",
        new SqlArrayValue("text", reader.roleKeys().toArray()));
  }

  private static Escalation read(ResultSet row, int number) throws SQLException {
    Integer repetition = row.getObject("next_repetition", Integer.class);
    return new Escalation(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getObject("person", UUID.class),
        row.getString("page_about"),
        Urgency.valueOf(row.getString("urgency")),
        row.getInt("escalation_level"),
        Times.instant(row, "due_at"),
        row.getObject("owner", UUID.class),
        row.getString("owner_name"),
        Times.instantOrNull(row, "next_at"),
        row.getObject("next_level", Integer.class),
        repetition != null && repetition > 0,
        row.getString("acknowledged_by"),
        Times.instantOrNull(row, "acknowledged_at"));
  }
}
