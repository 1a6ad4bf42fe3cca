package care.throughline.worklist;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.episode.EpisodeRecord;
import care.throughline.pathway.Form;
import care.throughline.pathway.FormSubmission;
import care.throughline.pathway.Releases;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Json;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.platform.engine.PathwayEngine;
import java.time.Clock;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What staff do with a work item. Each verb locks the item's row first, so that of two people
 * exactly one wins and the other is told by whom.
 */
@Component
public class WorkItemDesk {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Json json;
  private final Transactions transactions;
  private final WorkItems items;
  private final StaffMembers staff;
  private final Releases releases;
  private final EpisodeRecord record;
  private final PathwayEngine engine;
  private final AuditTrail audit;
  private final AnswerCheck check;

  WorkItemDesk(
      JdbcClient jdbc,
      Clock clock,
      Json json,
      Transactions transactions,
      WorkItems items,
      StaffMembers staff,
      Releases releases,
      EpisodeRecord record,
      PathwayEngine engine,
      AuditTrail audit,
      AnswerCheck check) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.json = json;
    this.transactions = transactions;
    this.items = items;
    this.staff = staff;
    this.releases = releases;
    this.record = record;
    this.engine = engine;
    this.audit = audit;
    this.check = check;
  }

  /**
   * Takes the item.
   *
   * @throws NoSuchElementException when the reader may not see it
   * @throws WorkItemTaken when someone else holds it
   * @throws WorkItemEnded when it is no longer open
   * @throws WorkItemNotYours when it is for other roles
   */
  public WorkItem claim(WorkItemId id, Staff by) {
    return change(
        id,
        by,
        item -> {
          StaffId owner = item.owner();
          if (owner != null && !owner.equals(by.id()) && !sharedWith(item, by)) {
            // A supervisor too: the list they clicked on may be older than the claim.
            throw taken(owner);
          }
          if (!by.id().equals(owner)) {
            jdbc.sql(
                    "update work_item set owner = ?, claimed_at = ?, version = version + 1 where id = ?")
                .params(by.id().value(), Times.utc(clock.instant()), id.value())
                .update();
            audit.record(by.actor(), "workItem.claimed", "workItem", id.value(), about(item));
          }
        });
  }

  /** Gives the item back to everyone in its roles; its draft stays. Throws as {@link #claim}. */
  public WorkItem release(WorkItemId id, Staff by) {
    return change(
        id,
        by,
        item -> {
          if (item.owner() != null) {
            jdbc.sql(
                    "update work_item set owner = null, claimed_at = null, version = version + 1 where id = ?")
                .param(id.value())
                .update();
            audit.record(by.actor(), "workItem.released", "workItem", id.value(), about(item));
          }
        });
  }

  /**
   * Keeps what was typed so far, unchecked; the item becomes the writer's. Throws as {@link
   * #claim}.
   */
  public WorkItem saveDraft(WorkItemId id, Map<String, Object> answers, Staff by) {
    String text = json.write(answers);
    if (text.length() > Form.MOST_BYTES) {
      throw new IllegalArgumentException(
          "A draft may have at most " + Form.MOST_BYTES + " characters.");
    }
    return change(
        id,
        by,
        item -> {
          refuseWithoutForm(item);
          jdbc.sql(
                  """
                  insert into draft (work_item, answers, saved_at, saved_by) values (?, ?::jsonb, ?, ?)
                  on conflict (work_item) do update set answers = excluded.answers, saved_at = excluded.saved_at, saved_by = excluded.saved_by""")
              .params(id.value(), text, Times.utc(clock.instant()), by.id().value())
              .update();
          if (item.owner() == null) {
            jdbc.sql(
                    "update work_item set owner = ?, claimed_at = ?, version = version + 1 where id = ?")
                .params(by.id().value(), Times.utc(clock.instant()), id.value())
                .update();
          }
        });
  }

  /** What was typed so far; empty when nothing was saved. */
  public Optional<Map<String, Object>> draft(WorkItemId id) {
    return jdbc.sql("select answers from draft where work_item = ?")
        .param(id.value())
        .query(String.class)
        .optional()
        .map(json::readMap);
  }

  /**
   * Completes the item: checks the answers against its form, keeps them in the record, and moves
   * the pathway on, all in one transaction.
   *
   * @throws AnswersRefused when an answer does not fit; nothing has changed then
   * @throws WorkItemOnPage when it has no form
   */
  public WorkItem complete(WorkItemId id, Map<String, Object> answers, Staff by) {
    return change(
        id,
        by,
        item -> {
          refuseWithoutForm(item);
          FormSubmission.Accepted accepted =
              check.accept(releases.form(item.release(), item.form()), answers, by);
          record.answered(
              item.episode(),
              item.form(),
              item.release(),
              item.step(),
              accepted.answers(),
              by.actor());
          record.add(item.episode(), "step", item.name(), by.actor());
          jdbc.sql("update work_item set ended_by = ? where id = ?")
              .params(by.username(), id.value())
              .update();
          jdbc.sql("delete from draft where work_item = ?").param(id.value()).update();
          audit.record(by.actor(), "workItem.completed", "workItem", id.value(), about(item));
          engine.complete(taskRef(id), accepted.routing());
        });
  }

  private WorkItem change(WorkItemId id, Staff by, Consumer<WorkItem> verb) {
    return transactions.call(
        () -> {
          jdbc.sql("select id from work_item where id = ? for update")
              .param(id.value())
              .query()
              .listOfRows();
          WorkItem item =
              items
                  .find(id, by)
                  .orElseThrow(() -> new NoSuchElementException("There is no such work item."));
          refuse(item, by);
          verb.accept(item);
          return items.find(id, by).orElseThrow();
        });
  }

  private WorkItemTaken taken(StaffId owner) {
    return new WorkItemTaken(staff.find(owner).map(Staff::name).orElse("A colleague"));
  }

  private void refuse(WorkItem item, Staff by) {
    if (!item.open()) {
      throw new WorkItemEnded(
          "done".equals(item.state())
              ? name(item.endedBy()) + " has completed this item."
              : "The pathway took this item away because the situation changed.");
    }
    StaffId owner = item.owner();
    if (owner != null
        && !owner.equals(by.id())
        && !by.has(Role.SUPERVISOR)
        && !sharedWith(item, by)) {
      throw taken(owner);
    }
    if (item.roles().stream().noneMatch(role -> by.roleKeys().contains(role))
        && !by.has(Role.SUPERVISOR)
        && !sharedWith(item, by)) {
      throw new WorkItemNotYours(
          item.roles().stream()
              .map(key -> Role.of(key).map(Role::words).orElse(key))
              .collect(Collectors.joining(" or ")));
    }
  }

  private static boolean sharedWith(WorkItem item, Staff by) {
    return item.subject() instanceof WorkItem.Page page && by.id().equals(page.sharedWith());
  }

  private static void refuseWithoutForm(WorkItem item) {
    if (item.subject() instanceof WorkItem.Page page) {
      throw new WorkItemOnPage(page.path());
    }
  }

  private static Map<String, String> about(WorkItem item) {
    return item.subject() instanceof WorkItem.Task task
        ? Map.of("step", task.step())
        : Map.of("step", "page");
  }

  private String name(@Nullable String username) {
    return username == null
        ? "A colleague"
        : staff.named(username).map(Staff::name).orElse(username);
  }

  private String taskRef(WorkItemId id) {
    return Objects.requireNonNull(
        jdbc.sql("select task_ref from work_item where id = ? and page is null")
            .param(id.value())
            .query(String.class)
            .single());
  }
}
