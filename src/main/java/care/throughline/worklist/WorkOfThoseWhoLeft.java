package care.throughline.worklist;

import care.throughline.access.StaffDeactivated;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import java.util.Map;
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

  WorkOfThoseWhoLeft(JdbcClient jdbc, AuditTrail audit) {
    this.jdbc = jdbc;
    this.audit = audit;
  }

  @EventListener
  void on(StaffDeactivated event) {
    int items =
        jdbc.sql(
                """
                update work_item set owner = null, claimed_at = null, snoozed_until = null, version = version + 1
                where owner = ? and state = 'open'""")
            .param(event.staff().value())
            .update();
    jdbc.sql(
            "update work_item set shared_with = null, version = version + 1 where shared_with = ? and state = 'open'")
        .param(event.staff().value())
        .update();
    audit.record(
        new Actor(event.by()),
        "workItems.returned",
        "staff",
        event.staff().value(),
        Map.of("items", items));
  }
}
