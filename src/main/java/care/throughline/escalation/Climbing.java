package care.throughline.escalation;

import care.throughline.access.CoverNoted;
import care.throughline.access.Covers;
import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.StaffDeactivated;
import care.throughline.access.StaffId;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Times;
import care.throughline.worklist.EscalatedItems;
import care.throughline.worklist.WorkItemId;
import care.throughline.worklist.WorkItemOpened;
import care.throughline.worklist.WorkItemOver;
import care.throughline.worklist.WorkItemStands;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Plans the rungs of every work item, and plans them again when the item is put aside, woken, given
 * another due time or another holder, in the transaction in which that happens.
 */
@Component
class Climbing {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Climbs climbs;
  private final Ladders ladders;
  private final Sites sites;
  private final Covers covers;
  private final EscalatedItems items;
  private final AuditTrail audit;

  Climbing(
      JdbcClient jdbc,
      Clock clock,
      Climbs climbs,
      Ladders ladders,
      Sites sites,
      Covers covers,
      EscalatedItems items,
      AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.climbs = climbs;
    this.ladders = ladders;
    this.sites = sites;
    this.covers = covers;
    this.items = items;
    this.audit = audit;
  }

  @EventListener
  void on(WorkItemOpened opened) {
    LadderVersion version = ladders.of(opened.urgency(), opened.roles(), opened.site().id());
    climbs.begin(
        opened.id(),
        version,
        opened.dueAt(),
        opened.roles(),
        new RungPlan(version.ladder(), opened.site()).opened(opened.createdAt(), opened.dueAt()));
  }

  /** Another due time begins a new round; another holder than whoever answered has to answer. */
  @EventListener
  void on(WorkItemStands stands) {
    Climb climb = climbs.find(stands.id()).orElse(null);
    if (climb == null || !climb.open()) {
      return;
    }
    if (!climb.dueAt().equals(climb.plannedDue())) {
      beginAgain(climb);
    } else if (climb.acknowledgedBy() != null) {
      if (!answered(climb)) {
        lapse(climb, "holderChanged");
      }
    } else if (stands.taker() != null && asked(climb)) {
      acknowledge(climb, stands.taker(), Actor.PATHWAY);
    } else if (!Objects.equals(climb.quietUntil(), climb.plannedQuiet())) {
      plan(climb);
    }
  }

  @EventListener
  void on(WorkItemOver over) {
    climbs.stop(over.id(), "ended", clock.instant());
  }

  /** Who goes away takes no answer along: what they had acknowledged rings on. */
  @EventListener
  void on(CoverNoted noted) {
    if (covers.running(noted.cover().staff()).isPresent()) {
      lapseOf(noted.cover().staff(), "away");
    }
  }

  @EventListener
  void on(StaffDeactivated left) {
    lapseOf(left.staff(), "left");
  }

  /** Somebody answered: nothing rings any more. The caller has locked the item. */
  void acknowledge(Climb climb, StaffId by, Actor actor) {
    climbs.acknowledge(climb.item(), by, climb.owner(), clock.instant());
    audit.record(
        actor,
        "escalation.acknowledged",
        "workItem",
        climb.item().value(),
        Map.of("level", climb.level(), "by", by.value().toString()));
  }

  /** Plans what is still to ring; the caller has locked the item. */
  void plan(Climb climb) {
    Instant now = clock.instant();
    Site site = sites.get(climb.site());
    Ladder ladder = ladders.get(climb.version()).ladder();
    climbs.keep(
        climb,
        new RungPlan(ladder, site).again(climb, climbs.rungs(climb.item(), climb.round()), now),
        now);
  }

  /**
   * An answer no longer stands: the ladder goes on one interval from now.
   *
   * @param why such as {@code holderChanged}
   */
  void lapse(Climb climb, String why) {
    Ladder ladder = ladders.get(climb.version()).ladder();
    plan(
        climb.level() == 0
            ? climb
            : climb.from(
                clock.instant(),
                ladder.rung(climb.level()).map(LadderRung::stepsOrNone).orElse(0)));
    audit.record(
        Actor.PATHWAY,
        "escalation.acknowledgementLapsed",
        "workItem",
        climb.item().value(),
        Map.of("why", why));
  }

  private void lapseOf(StaffId member, String why) {
    jdbc.sql(
            """
            select w.id from work_item w join climb c on c.work_item = w.id
            where c.acknowledged_by = ? and w.state = 'open' order by w.id for update of w""")
        .param(member.value())
        .query(UUID.class)
        .list()
        .forEach(id -> climbs.find(new WorkItemId(id)).ifPresent(climb -> lapse(climb, why)));
  }

  private void beginAgain(Climb climb) {
    items.lower(climb.item(), 0, climb.openedFor());
    plan(climb.redated());
    audit.record(
        Actor.PATHWAY,
        "rungs.redated",
        "workItem",
        climb.item().value(),
        Map.of("due", Times.utc(climb.dueAt()).toString()));
  }

  /** True while the answer stands: whoever gave it holds the item, or nobody else took it since. */
  private static boolean answered(Climb climb) {
    return Objects.equals(climb.owner(), climb.acknowledgedBy())
        || Objects.equals(climb.owner(), climb.heldBy());
  }

  /** True when something rang that waits for an answer. */
  boolean asked(Climb climb) {
    return climb.level() > 0
        || jdbc.sql(
                    "select exists (select 1 from rung where work_item = ? and round = ? and state = 'rung')")
                .params(climb.item().value(), climb.round())
                .query(Boolean.class)
                .single()
            && ladders
                .get(climb.version())
                .ladder()
                .rung(0)
                .filter(LadderRung::repeats)
                .isPresent();
  }
}
