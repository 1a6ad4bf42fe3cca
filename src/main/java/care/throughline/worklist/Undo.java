package care.throughline.worklist;

import care.throughline.access.Staff;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.NoSuchElementException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes back what a member of staff just did with an item. Then the item stands as if they had
 * never done it; only its version goes on. Where something else happened since, nothing changes and
 * they are told what.
 */
@Component
public class Undo {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final WorkItems items;
  private final WorkItemGuard guard;
  private final WorkItemActs acts;
  private final HeldCompletions held;
  private final StaffTold told;
  private final ActingSettings settings;

  Undo(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      WorkItems items,
      WorkItemGuard guard,
      WorkItemActs acts,
      HeldCompletions held,
      StaffTold told,
      ActingSettings settings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.items = items;
    this.guard = guard;
    this.acts = acts;
    this.held = held;
    this.told = told;
    this.settings = settings;
  }

  /**
   * Takes back the actor's last act on the item.
   *
   * @return the item as it is then
   * @throws WorkItemRefused when there is none, when it is too long ago, or when something else
   *     happened to the item since
   * @throws WorkItemEnded when the item has ended
   * @throws NoSuchElementException when the actor may not see the item
   */
  public WorkItem undo(WorkItemId id, Staff by) {
    return transactions.call(
        () -> {
          LockedItem locked = guard.lock(id, by);
          WorkItem item = locked.item();
          if (!item.open()) {
            throw guard.ended(item);
          }
          WorkItemActs.Kept act =
              acts.last(id, by.id())
                  .orElseThrow(() -> new WorkItemRefused(Texts.of("worklist.undo.nothing")));
          int version =
              act.act() == Act.COMPLETE ? completionUndone(locked, by) : putBack(locked, act, by);
          acts.takenBack(item, act, version, by);
          return items.find(id, by).orElseThrow();
        });
  }

  private int completionUndone(LockedItem locked, Staff by) {
    WorkItemId id = locked.item().id();
    if (guard.completing(id).filter(by.id()::equals).isEmpty() || !held.drop(id)) {
      throw new WorkItemRefused(Texts.of("worklist.undo.completed"));
    }
    return acts.stand(id, locked.standing());
  }

  private int putBack(LockedItem locked, WorkItemActs.Kept act, Staff by) {
    WorkItem item = locked.item();
    if (item.version() != act.versionAfter()) {
      throw new WorkItemRefused(whatHappenedSince(item, act, by));
    }
    Duration since = Duration.between(act.at(), clock.instant());
    if (since.compareTo(settings.undoFor()) > 0) {
      throw new WorkItemRefused(Texts.of("worklist.undo.passed", settings.undoFor().toSeconds()));
    }
    if (act.act() == Act.ASSIGN && item.owner() != null) {
      if (draftSince(item, act, by)) {
        throw new WorkItemRefused(Texts.of("worklist.undo.writing", guard.name(item.owner())));
      }
      told.notAssigned(item.id(), item.owner(), act.at());
    }
    return acts.stand(item.id(), act.before());
  }

  private boolean draftSince(WorkItem item, WorkItemActs.Kept act, Staff by) {
    return jdbc.sql(
            "select exists (select 1 from draft where work_item = ? and saved_at > ? and saved_by <> ?)")
        .params(item.id().value(), Times.utc(act.at()), by.id().value())
        .query(Boolean.class)
        .single();
  }

  private String whatHappenedSince(WorkItem item, WorkItemActs.Kept act, Staff by) {
    return acts.last(item.id())
        .filter(last -> last.versionAfter() == item.version() && !last.by().equals(by.id()))
        .map(
            last ->
                Texts.of(
                    "worklist.undone-since." + last.act().key(),
                    guard.name(last.by()),
                    WorkItemTaken.ago(Duration.between(last.at(), clock.instant()))))
        .orElseGet(() -> Texts.of("worklist.undo.else"));
  }
}
