package care.throughline.worklist;

import care.throughline.access.StaffDeactivated;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What somebody held when their account ended goes back to everyone in its roles, in the same
 * transaction. Due time and escalation stay: the work is as late as it was. A snooze was theirs and
 * ends; a draft stays for whoever takes the item.
 */
@Component
class WorkOfThoseWhoLeft {

  private final JdbcClient jdbc;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  WorkOfThoseWhoLeft(JdbcClient jdbc, AuditTrail audit, ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.audit = audit;
    this.events = events;
  }

  @EventListener
  void on(StaffDeactivated event) {
    List<UUID> items =
        jdbc.sql(
                """
                update work_item set owner = null, claimed_at = null, snoozed_until = null, snoozed_for = null, snooze_reason = null,
                                     version = version + 1
                where owner = ? and state = 'open' returning id""")
            .param(event.staff().value())
            .query(UUID.class)
            .list();
    items.forEach(id -> events.publishEvent(new WorkItemStands(new WorkItemId(id), null)));
    jdbc.sql(
            "update work_item set shared_with = null, version = version + 1 where shared_with = ? and state = 'open'")
        .param(event.staff().value())
        .update();
    audit.record(
        new Actor(event.by()),
        "workItems.returned",
        "staff",
        event.staff().value(),
        Map.of("items", items.size()));
  }
}
