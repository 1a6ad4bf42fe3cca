package care.throughline.worklist;

import care.throughline.access.Staff;
import care.throughline.platform.Transactions;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Taking an escalated item from whoever holds it: by anybody whose roles do it by now. */
@Component
public class TakeOvers {

  private final Transactions transactions;
  private final WorkItemGuard guard;
  private final WorkItemActs acts;
  private final Clock clock;

  TakeOvers(Transactions transactions, WorkItemGuard guard, WorkItemActs acts, Clock clock) {
    this.transactions = transactions;
    this.guard = guard;
    this.acts = acts;
    this.clock = clock;
  }

  /**
   * Makes the item the actor's.
   *
   * @throws java.util.NoSuchElementException when the actor may not see it
   * @throws WorkItemEnded when it is no longer open
   * @throws WorkItemTaken when somebody is completing it at this moment
   * @throws WorkItemNotYours when it is for other roles
   */
  public void take(WorkItemId id, Staff by) {
    transactions.run(
        () -> {
          LockedItem locked = guard.lock(id, by);
          WorkItem item = locked.item();
          if (!item.open()) {
            throw guard.ended(item);
          }
          guard
              .completing(id)
              .ifPresent(
                  who -> {
                    throw WorkItemTaken.completing(guard.name(who));
                  });
          if (!WorkItemGuard.mayDo(item, by)) {
            throw new WorkItemNotYours(item.roles());
          }
          acts.make(locked, Act.CLAIM, locked.standing().heldBy(by.id(), clock.instant()), by);
        });
  }
}
