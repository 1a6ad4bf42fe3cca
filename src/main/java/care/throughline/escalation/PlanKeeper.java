package care.throughline.escalation;

import care.throughline.access.Sites;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Background;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.worklist.Urgency;
import care.throughline.worklist.WorkItemId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Brings every open item under the ladder that counts for it: after a ladder has changed, and again
 * in rounds, which also finds items that were opened before there were ladders and answers of those
 * who have gone away. Several nodes may do so at once.
 */
@Component
class PlanKeeper implements Background.Recurring {

  private static final int AT_ONCE = 100;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final Climbs climbs;
  private final Climbing climbing;
  private final Ladders ladders;
  private final Sites sites;
  private final AuditTrail audit;

  PlanKeeper(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      Climbs climbs,
      Climbing climbing,
      Ladders ladders,
      Sites sites,
      AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.climbs = climbs;
    this.climbing = climbing;
    this.ladders = ladders;
    this.sites = sites;
    this.audit = audit;
  }

  @Override
  public String name() {
    return "rung-plans";
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void round() {
    repeat(this::adopt);
    repeat(this::follow);
    repeat(this::askAgain);
  }

  private void repeat(java.util.function.IntSupplier some) {
    while (transactions.call(some::getAsInt) == AT_ONCE) {
      // the next hundred
    }
  }

  private record Unplanned(
      WorkItemId id,
      String site,
      Urgency urgency,
      List<String> roles,
      Instant createdAt,
      Instant dueAt) {}

  /** Items that climb no ladder yet begin to. */
  private int adopt() {
    List<Unplanned> found =
        jdbc.sql(
                """
                select w.id, w.site, w.urgency, w.roles, w.created_at, w.due_at from work_item w
                where w.state = 'open' and not exists (select 1 from climb c where c.work_item = w.id)
                order by w.priority, w.due_at, w.id limit ? for update of w skip locked""")
            .param(AT_ONCE)
            .query(
                (row, number) ->
                    new Unplanned(
                        new WorkItemId(row.getObject("id", UUID.class)),
                        row.getString("site"),
                        Urgency.valueOf(row.getString("urgency")),
                        List.of((String[]) row.getArray("roles").getArray()),
                        Times.instant(row, "created_at"),
                        Times.instant(row, "due_at")))
            .list();
    for (Unplanned item : found) {
      LadderVersion version = ladders.of(item.urgency(), item.roles(), item.site());
      climbs.begin(
          item.id(),
          version,
          item.dueAt(),
          item.roles(),
          new RungPlan(version.ladder(), sites.get(item.site()))
              .opened(item.createdAt(), item.dueAt()));
      audit.record(Actor.PATHWAY, "rungs.planned", "workItem", item.id().value(), Map.of());
    }
    return found.size();
  }

  /** Items whose ladder is another one by now follow it, on the rungs they have not reached. */
  private int follow() {
    List<UUID> found =
        jdbc.sql(
                """
                select w.id from work_item w join climb c on c.work_item = w.id
                  cross join lateral (select v.id from ladder_version v
                    where v.replaced_at is null and v.urgency = w.urgency and (v.role is null or v.role = any (c.roles))
                      and (v.site is null or v.site = w.site)
                    order by (v.site is not null) desc, (v.role is not null) desc, v.role limit 1) best
                where w.state = 'open' and c.ladder_version <> best.id
                order by w.priority, w.due_at, w.id limit ? for update of w skip locked""")
            .param(AT_ONCE)
            .query(UUID.class)
            .list();
    for (Climb climb : climbs.of(found)) {
      LadderVersion version = ladders.of(climb.urgency(), climb.openedFor(), climb.site());
      climbs.follow(climb.item(), version.id());
      if (climb.acknowledgedBy() == null) {
        climbing.plan(climb.by(version.id()));
      }
      audit.record(
          Actor.PATHWAY,
          "rungs.replanned",
          "workItem",
          climb.item().value(),
          Map.of("ladder", version.id().toString()));
    }
    return found.size();
  }

  /** Whoever has answered and is away now answers no more. */
  private int askAgain() {
    List<UUID> found =
        jdbc.sql(
                """
                select w.id from climb c join work_item w on w.id = c.work_item join staff a on a.id = c.acknowledged_by join site s on s.id = a.site
                where w.state = 'open' and exists (select 1 from cover v where v.staff = a.id
                  and v.during @> (:now::timestamptz at time zone s.zone)::date)
                order by w.id limit :limit for update of w skip locked""")
            .param("now", Times.utc(clock.instant()))
            .param("limit", AT_ONCE)
            .query(UUID.class)
            .list();
    climbs.of(found).forEach(climb -> climbing.lapse(climb, "away"));
    return found.size();
  }
}
