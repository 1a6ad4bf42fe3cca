package care.throughline.worklist;

import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.pathway.Form;
import care.throughline.pathway.FormSubmission;
import care.throughline.pathway.Releases;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Json;
import care.throughline.platform.Times;
import care.throughline.platform.engine.PathwayEngine;
import java.time.Clock;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Taking a work item, giving it back, and doing it. Each verb locks the item's row first, so that
 * of two people exactly one wins and the other is told by whom.
 */
@Component
public class WorkItemDesk {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Json json;
  private final WorkItemGuard guard;
  private final WorkItemActs acts;
  private final Snoozes snoozes;
  private final Releases releases;
  private final EpisodeRecord record;
  private final PathwayEngine engine;
  private final AuditTrail audit;
  private final AnswerCheck check;

  WorkItemDesk(
      JdbcClient jdbc,
      Clock clock,
      Json json,
      WorkItemGuard guard,
      WorkItemActs acts,
      Snoozes snoozes,
      Releases releases,
      EpisodeRecord record,
      PathwayEngine engine,
      AuditTrail audit,
      AnswerCheck check) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.json = json;
    this.guard = guard;
    this.acts = acts;
    this.snoozes = snoozes;
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
   * @throws WorkItemTaken when someone else holds it or is completing it
   * @throws WorkItemEnded when it is no longer open
   * @throws WorkItemNotYours when it is for other roles
   */
  public WorkItem claim(WorkItemId id, Staff by) {
    return guard.change(
        id,
        by,
        locked -> {
          StaffId owner = locked.item().owner();
          if (owner != null
              && !owner.equals(by.id())
              && !WorkItemGuard.sharedWith(locked.item(), by)) {
            // A supervisor too: the list they clicked on may be older than the claim.
            throw guard.taken(locked);
          }
          if (!by.id().equals(owner)) {
            acts.make(locked, Act.CLAIM, locked.standing().heldBy(by.id(), clock.instant()), by);
          }
        });
  }

  /** Gives the item back to everyone in its roles; its draft stays. Throws as {@link #claim}. */
  public WorkItem release(WorkItemId id, Staff by) {
    return guard.change(
        id,
        by,
        locked -> {
          if (locked.item().owner() != null) {
            acts.make(locked, Act.RELEASE, locked.standing().heldBy(null, null), by);
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
    return guard.change(
        id,
        by,
        locked -> {
          refuseWithoutForm(locked.item());
          keepDraft(id, text, by.id());
          if (locked.item().owner() == null) {
            acts.make(locked, Act.CLAIM, locked.standing().heldBy(by.id(), clock.instant()), by);
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

  /** Who typed it last; empty when nothing was saved. */
  Optional<StaffId> drafter(WorkItemId id) {
    return jdbc.sql("select saved_by from draft where work_item = ?")
        .param(id.value())
        .query(UUID.class)
        .optional()
        .map(StaffId::new);
  }

  /**
   * Completes the item: checks the answers against its form, keeps them in the record, and moves
   * the pathway on, all in one transaction.
   *
   * @throws AnswersRefused when an answer does not fit; nothing has changed then
   * @throws WorkItemOnPage when it has no form
   */
  public WorkItem complete(WorkItemId id, Map<String, Object> answers, Staff by) {
    return guard.change(
        id,
        by,
        locked -> {
          WorkItem item = locked.item();
          FormSubmission.Accepted accepted = accept(item, answers, by);
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
          audit.record(
              by.actor(), "workItem.completed", "workItem", id.value(), WorkItemActs.about(item));
          snoozes.answered(item);
          engine.complete(taskRef(id), accepted.routing());
        });
  }

  /** The answers as the record would keep them; throws as {@link #complete}. */
  FormSubmission.Accepted accept(WorkItem item, Map<String, Object> answers, Staff by) {
    refuseWithoutForm(item);
    return check.accept(releases.form(item.release(), item.form()), answers, by);
  }

  void keepDraft(WorkItemId id, String answers, StaffId by) {
    jdbc.sql(
            """
            insert into draft (work_item, answers, saved_at, saved_by) values (?, ?::jsonb, ?, ?)
            on conflict (work_item) do update set answers = excluded.answers, saved_at = excluded.saved_at, saved_by = excluded.saved_by""")
        .params(id.value(), answers, Times.utc(clock.instant()), by.value())
        .update();
  }

  private static void refuseWithoutForm(WorkItem item) {
    if (item.subject() instanceof WorkItem.Page page) {
      throw new WorkItemOnPage(page.path());
    }
  }

  private String taskRef(WorkItemId id) {
    return Objects.requireNonNull(
        jdbc.sql("select task_ref from work_item where id = ? and page is null")
            .param(id.value())
            .query(String.class)
            .single());
  }
}
