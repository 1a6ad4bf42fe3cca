package care.throughline.worklist;

import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Json;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * Completions that wait a few seconds before the pathway moves, so that they can be taken back.
 * They lie in the database: whichever node looks next moves what is due, and no crash loses one.
 * Whoever moves one locks the item first, as every other act does.
 */
@Component
public class HeldCompletions {

  private static final int MOST_ATTEMPTS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
  private static final Logger LOG = LoggerFactory.getLogger(HeldCompletions.class);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Json json;
  private final Transactions transactions;
  private final WorkItemGuard guard;
  private final WorkItemActs acts;
  private final WorkItemDesk desk;
  private final StaffMembers staff;
  private final StaffTold told;
  private final AuditTrail audit;
  private final ActingSettings settings;

  HeldCompletions(
      JdbcClient jdbc,
      Clock clock,
      Json json,
      Transactions transactions,
      WorkItemGuard guard,
      WorkItemActs acts,
      WorkItemDesk desk,
      StaffMembers staff,
      StaffTold told,
      AuditTrail audit,
      ActingSettings settings) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.json = json;
    this.transactions = transactions;
    this.guard = guard;
    this.acts = acts;
    this.desk = desk;
    this.staff = staff;
    this.told = told;
    this.audit = audit;
    this.settings = settings;
  }

  /** A completion that waits. */
  public record Held(StaffId by, Instant movesAt) {}

  private record Due(WorkItemId item, StaffId by, String answers, int attempts) {}

  /**
   * Completes the item in a few seconds; its answers are checked at once. Until then nobody else
   * gets it. Where nothing is held it is completed now.
   *
   * @throws AnswersRefused when an answer does not fit; nothing has changed then. Otherwise throws
   *     as {@link WorkItemDesk#complete}
   */
  public WorkItem hold(WorkItemId id, Map<String, Object> answers, Staff by) {
    if (settings.completionHeldFor().isZero()) {
      return desk.complete(id, answers, by);
    }
    return guard.change(
        id,
        by,
        locked -> {
          desk.accept(locked.item(), answers, by);
          Instant now = clock.instant();
          jdbc.sql(
                  "insert into held_completion (work_item, answers, held_by, held_at, moves_at) values (?, ?::jsonb, ?, ?, ?)")
              .params(
                  id.value(),
                  json.write(answers),
                  by.id().value(),
                  Times.utc(now),
                  Times.utc(now.plus(settings.completionHeldFor())))
              .update();
          acts.make(locked, Act.COMPLETE, locked.standing(), by);
        });
  }

  /** Which of the items wait to be completed. The caller has read them for their reader. */
  public Map<WorkItemId, Held> of(List<WorkItemId> items) {
    Map<WorkItemId, Held> held = new HashMap<>();
    if (!items.isEmpty()) {
      jdbc.sql("select work_item, held_by, moves_at from held_completion where work_item = any (?)")
          .param(new SqlArrayValue("uuid", items.stream().map(WorkItemId::value).toArray()))
          .query(
              row -> {
                held.put(
                    new WorkItemId(row.getObject("work_item", UUID.class)),
                    new Held(
                        new StaffId(row.getObject("held_by", UUID.class)),
                        Times.instant(row, "moves_at")));
              });
    }
    return held;
  }

  /** Takes a completion back, within the caller's transaction; false when there is none. */
  boolean drop(WorkItemId id) {
    return jdbc.sql("delete from held_completion where work_item = ?").param(id.value()).update()
        == 1;
  }

  /** When the next one moves; empty when none waits. */
  public Optional<Instant> nextAt() {
    return jdbc.sql("select moves_at from held_completion order by moves_at limit 1")
        .query((row, number) -> Times.instant(row, "moves_at"))
        .optional();
  }

  /**
   * Moves what is due, each completion in a transaction of its own.
   *
   * @param until what moves by then
   * @param most how many at most
   * @return how many were moved or given back
   */
  public int move(Instant until, int most) {
    int moved = 0;
    while (moved < most && moveNext(until)) {
      moved++;
    }
    return moved;
  }

  private boolean moveNext(Instant until) {
    AtomicReference<@Nullable Due> tried = new AtomicReference<>();
    try {
      return transactions.call(
          () -> {
            Optional<Due> next = lockNext(until);
            tried.set(next.orElse(null));
            next.ifPresent(this::complete);
            return next.isPresent();
          });
    } catch (RuntimeException failure) {
      Due due = tried.get();
      if (due == null) {
        throw failure;
      }
      transactions.run(() -> failed(due, failure));
      return true;
    }
  }

  /**
   * Locks the item, passing over those that somebody acts on at this moment; what waits is read
   * again then, for it may have been taken back while the lock was sought.
   */
  private Optional<Due> lockNext(Instant until) {
    return jdbc.sql(
            """
            select h.work_item from held_completion h join work_item w on w.id = h.work_item
            where h.moves_at <= ? order by h.moves_at limit 1 for update of w skip locked""")
        .param(Times.utc(until))
        .query(UUID.class)
        .optional()
        .flatMap(id -> due(new WorkItemId(id)));
  }

  private Optional<Due> due(WorkItemId id) {
    return jdbc.sql("select * from held_completion where work_item = ?")
        .param(id.value())
        .query(HeldCompletions::due)
        .optional();
  }

  private void complete(Due due) {
    drop(due.item());
    desk.complete(due.item(), json.readMap(due.answers()), staff.find(due.by()).orElseThrow());
  }

  /** The transaction that failed is rolled back; what waits is there again. */
  private void failed(Due tried, RuntimeException failure) {
    jdbc.sql("select id from work_item where id = ? for update")
        .param(tried.item().value())
        .query(UUID.class)
        .single();
    Optional<Due> still = due(tried.item()).filter(due -> due.attempts() == tried.attempts());
    if (still.isEmpty()) {
      return;
    }
    Optional<String> refusal = refusal(failure);
    if (refusal.isPresent()) {
      giveBack(tried, refusal.get());
      return;
    }
    LOG.warn(
        "Completing work item {} failed for the {}. time: {}",
        tried.item().value(),
        tried.attempts() + 1,
        failure.toString());
    if (tried.attempts() + 1 >= MOST_ATTEMPTS) {
      giveBack(tried, Texts.kept("worklist.returned.system"));
      return;
    }
    jdbc.sql("update held_completion set attempts = attempts + 1, moves_at = ? where work_item = ?")
        .params(
            Times.utc(clock.instant().plus(FIRST_PAUSE.multipliedBy(1L << tried.attempts()))),
            tried.item().value())
        .update();
  }

  /** The item is as it was before, the answers are its draft, and whoever sent them is told. */
  private void giveBack(Due due, String words) {
    drop(due.item());
    desk.keepDraft(due.item(), due.answers(), due.by());
    jdbc.sql("update work_item set version = version + 1 where id = ?")
        .param(due.item().value())
        .update();
    jdbc.sql(
            "update work_item_act set undone_at = ? where work_item = ? and act = 'complete' and undone_at is null")
        .params(Times.utc(clock.instant()), due.item().value())
        .update();
    told.returned(due.item(), due.by(), words);
    audit.record(
        Actor.PATHWAY, "workItem.completionReturned", "workItem", due.item().value(), Map.of());
  }

  /** Why it can never be completed so; empty when another try may help. */
  private static Optional<String> refusal(RuntimeException failure) {
    if (failure instanceof WorkItemEnded) {
      return Optional.of(Texts.kept("worklist.returned.away"));
    }
    if (failure instanceof AnswersRefused) {
      return Optional.of(Texts.kept("worklist.returned.answers"));
    }
    if (failure instanceof WorkItemTaken
        || failure instanceof WorkItemNotYours
        || failure instanceof NoSuchElementException) {
      return Optional.of(
          Texts.kept(
              "worklist.returned.refused",
              Objects.requireNonNullElseGet(
                  failure.getMessage(), () -> Texts.kept("worklist.returned.may-not"))));
    }
    return Optional.empty();
  }

  private static Due due(ResultSet row, int number) throws SQLException {
    return new Due(
        new WorkItemId(row.getObject("work_item", UUID.class)),
        new StaffId(row.getObject("held_by", UUID.class)),
        row.getString("answers"),
        row.getInt("attempts"));
  }
}
