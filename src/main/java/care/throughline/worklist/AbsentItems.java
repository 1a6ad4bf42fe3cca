package care.throughline.worklist;

import care.throughline.access.CoverNoted;
import care.throughline.access.StaffId;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Background;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes items from whoever is away and gives them to the stand-in or back to everyone in their
 * roles: as soon as an absence is noted, and again in short rounds, so that one which begins at
 * midnight, or an item that came to them in between, is found. Several nodes may do so at once.
 */
@Component
class AbsentItems implements Background.Recurring {

  private static final int AT_ONCE = 100;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final StandIns standIns;
  private final Notices notices;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  AbsentItems(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      StandIns standIns,
      Notices notices,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.standIns = standIns;
    this.notices = notices;
    this.audit = audit;
    this.events = events;
  }

  @Override
  public String name() {
    return "cover";
  }

  @Override
  public Duration pause() {
    return Duration.ofMinutes(1);
  }

  @Override
  public void round() {
    handOn();
  }

  @EventListener
  void on(CoverNoted noted) {
    StaffId standIn = noted.cover().standIn();
    if (standIn != null) {
      notices.standIn(standIn, noted.cover().id(), noted.by());
    }
    handOn();
  }

  /** Leaves nothing with anybody who is away now. */
  void handOn() {
    int handed;
    do {
      handed = transactions.call(this::some);
    } while (handed == AT_ONCE);
  }

  /** A completion that is held moves the pathway in a moment; it is left alone until then. */
  private int some() {
    List<WorkItem> items =
        jdbc.sql(
                """
                select w.* from cover c join staff a on a.id = c.staff join site s on s.id = a.site
                  join work_item w on w.owner = c.staff and w.state = 'open'
                where c.during @> (:now::timestamptz at time zone s.zone)::date
                  and not exists (select 1 from held_completion h where h.work_item = w.id)
                order by w.priority, w.due_at, w.id limit :limit for update of w skip locked""")
            .param("now", Times.utc(clock.instant()))
            .param("limit", AT_ONCE)
            .query(WorkItems::read)
            .list();
    items.forEach(this::handOn);
    return items.size();
  }

  private void handOn(WorkItem item) {
    StaffId absent = Objects.requireNonNull(item.owner());
    StaffId holder = standIns.holder(absent, siteOf(item), item.roles(), StandIns.sharedWith(item));
    jdbc.sql(
            """
            update work_item set owner = :owner, claimed_at = :since, version = version + 1
            where id = :id""")
        .param("owner", holder == null ? null : holder.value())
        .param("since", holder == null ? null : Times.utc(clock.instant()))
        .param("id", item.id().value())
        .update();
    audit.record(
        Actor.PATHWAY,
        "workItem.handedOn",
        "workItem",
        item.id().value(),
        Map.of(
            "from",
            absent.value().toString(),
            "to",
            holder == null ? "pool" : holder.value().toString()));
    events.publishEvent(new WorkItemStands(item.id(), null));
  }

  private String siteOf(WorkItem item) {
    return jdbc.sql("select site from work_item where id = :id")
        .param("id", item.id().value())
        .query(String.class)
        .single();
  }
}
