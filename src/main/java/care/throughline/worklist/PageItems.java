package care.throughline.worklist;

import care.throughline.access.Role;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.platform.Actor;
import care.throughline.platform.Times;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Work items that are no tasks of the engine but pages to be finished. Whoever owns the page opens
 * and ends its item, in the transaction in which the page's own state changes.
 */
@Component
public class PageItems {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final StandIns standIns;
  private final Sites sites;
  private final ApplicationEventPublisher events;

  PageItems(
      JdbcClient jdbc,
      Clock clock,
      StandIns standIns,
      Sites sites,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.standIns = standIns;
    this.sites = sites;
    this.events = events;
  }

  /**
   * A page that waits to be finished.
   *
   * @param path of the page; the same path is one item
   * @param about what the page is about; names nobody in care
   * @param owner whose it is from the start, or their stand-in's while they are away; null when
   *     whoever comes first shall take it
   * @param sharedWith who may take it from the owner; null when nobody
   */
  public record NewPage(
      String path,
      String about,
      String site,
      String name,
      String why,
      Set<Role> roles,
      Urgency urgency,
      Instant dueAt,
      @Nullable StaffId owner,
      @Nullable StaffId sharedWith) {}

  /** Adds the item of a page; one that is there stays as it is. */
  public void open(NewPage page) {
    Instant openedAt = clock.instant();
    var now = Times.utc(openedAt);
    List<String> roles = page.roles().stream().map(Role::key).sorted().toList();
    StaffId owner =
        page.owner() == null
            ? null
            : standIns.holder(page.owner(), page.site(), roles, page.sharedWith());
    WorkItemId id = new WorkItemId(UUID.randomUUID());
    int added =
        jdbc.sql(
                """
            insert into work_item (id, site, page, page_about, shared_with, name, why, roles, urgency, state, created_at, due_at, owner, claimed_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'open', ?, ?, ?, ?) on conflict (page) do nothing""")
            .param(id.value())
            .param(page.site())
            .param(page.path())
            .param(page.about())
            .param(page.sharedWith() == null ? null : page.sharedWith().value())
            .param(page.name())
            .param(page.why())
            .param(roles.toArray(String[]::new))
            .param(page.urgency().name())
            .param(now)
            .param(Times.utc(page.dueAt()))
            .param(owner == null ? null : owner.value())
            .param(owner == null ? null : now)
            .update();
    if (added == 1) {
      events.publishEvent(
          new WorkItemOpened(
              id, sites.get(page.site()), roles, page.urgency(), openedAt, page.dueAt()));
    }
  }

  /** The page is finished; an item that has ended, or never was, stays as it is. */
  public void done(String path, Staff by) {
    end(path, "done", by.username());
  }

  /** The page no longer has to be finished. */
  public void dropped(String path) {
    end(path, "cancelled", Actor.PATHWAY.name());
  }

  private void end(String path, String state, String by) {
    jdbc.sql(
            """
            update work_item set state = ?, ended_at = ?, ended_by = ?, version = version + 1
            where page = ? and state = 'open' returning id""")
        .params(state, Times.utc(clock.instant()), by, path)
        .query(UUID.class)
        .optional()
        .ifPresent(id -> events.publishEvent(new WorkItemOver(new WorkItemId(id))));
  }
}
