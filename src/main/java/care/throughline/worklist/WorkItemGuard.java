package care.throughline.worklist;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.platform.Texts;
import care.throughline.platform.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Stands before every act. Locks the item's row first, so that of two people exactly one wins and
 * the other is told by whom; then refuses whoever may not act.
 */
@Component
class WorkItemGuard {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final WorkItems items;
  private final StaffMembers staff;

  WorkItemGuard(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      WorkItems items,
      StaffMembers staff) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.items = items;
    this.staff = staff;
  }

  /**
   * Acts on an item in one transaction.
   *
   * @return the item as it is afterwards
   * @throws NoSuchElementException when the actor may not see it
   * @throws WorkItemTaken when someone else holds it or is completing it
   * @throws WorkItemEnded when it is no longer open
   * @throws WorkItemNotYours when it is for other roles
   */
  WorkItem change(WorkItemId id, Staff by, Consumer<LockedItem> verb) {
    return transactions.call(
        () -> {
          LockedItem locked = lock(id, by);
          refuse(locked, by);
          verb.accept(locked);
          return items.find(id, by).orElseThrow();
        });
  }

  /**
   * As {@link #change(WorkItemId, Staff, Consumer)}, on the item as the actor saw it.
   *
   * @param seen version they saw; null when they do not care
   * @throws WorkItemChanged when it is another one by now
   */
  WorkItem change(WorkItemId id, @Nullable Integer seen, Staff by, Consumer<LockedItem> verb) {
    return change(
        id,
        by,
        locked -> {
          if (seen != null && seen != locked.item().version()) {
            throw new WorkItemChanged();
          }
          verb.accept(locked);
        });
  }

  /** The item, locked until the transaction ends, when the reader may see it. */
  LockedItem lock(WorkItemId id, Staff by) {
    if (!by.seesPeople()) {
      throw new NoSuchElementException("There is no such work item.");
    }
    return jdbc.sql("select * from work_item where id = ? and site = ? for update")
        .params(id.value(), by.site())
        .query((row, number) -> new LockedItem(WorkItems.read(row, number), Standing.read(row)))
        .optional()
        .orElseThrow(() -> new NoSuchElementException("There is no such work item."));
  }

  /**
   * Who is completing it at this moment; empty when nobody is. Asked after the lock, in a statement
   * of its own: one statement would look at what was there before it waited.
   */
  Optional<StaffId> completing(WorkItemId id) {
    return jdbc.sql("select held_by from held_completion where work_item = ?")
        .param(id.value())
        .query(UUID.class)
        .optional()
        .map(StaffId::new);
  }

  /** Refuses an item that somebody else holds, with who and since when. */
  WorkItemTaken taken(LockedItem locked) {
    var since = locked.standing().claimedAt();
    return WorkItemTaken.claimed(
        name(locked.item().owner()),
        since == null ? null : Duration.between(since, clock.instant()));
  }

  String name(@Nullable StaffId id) {
    return id == null
        ? Texts.of("worklist.a-colleague")
        : staff.find(id).map(Staff::name).orElseGet(() -> Texts.of("worklist.a-colleague"));
  }

  private void refuse(LockedItem locked, Staff by) {
    WorkItem item = locked.item();
    if (!item.open()) {
      throw ended(item);
    }
    completing(item.id())
        .ifPresent(
            who -> {
              throw who.equals(by.id())
                  ? new WorkItemRefused(Texts.of("worklist.refused.completing"))
                  : WorkItemTaken.completing(name(who));
            });
    StaffId owner = item.owner();
    if (owner != null
        && !owner.equals(by.id())
        && !by.has(Role.SUPERVISOR)
        && !sharedWith(item, by)) {
      throw taken(locked);
    }
    if (!mayDo(item, by)) {
      throw new WorkItemNotYours(item.roles());
    }
  }

  /** Why an item that has ended cannot be acted on. */
  WorkItemEnded ended(WorkItem item) {
    String by = item.endedBy();
    return new WorkItemEnded(
        "done".equals(item.state())
            ? Texts.of(
                "worklist.refused.ended-done",
                by == null
                    ? Texts.of("worklist.a-colleague")
                    : staff.named(by).map(Staff::name).orElse(by))
            : Texts.of("worklist.refused.ended-away"));
  }

  /** True when one of the roles does the item, whoever holds it; a supervisor may step in. */
  static boolean mayDo(WorkItem item, Staff member) {
    return member.has(Role.SUPERVISOR)
        || item.roles().stream().anyMatch(role -> member.roleKeys().contains(role))
        || sharedWith(item, member);
  }

  static boolean sharedWith(WorkItem item, Staff by) {
    return item.subject() instanceof WorkItem.Page page && by.id().equals(page.sharedWith());
  }
}
