package care.throughline.worklist;

import care.throughline.access.Staff;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Putting items aside until a time or until news comes, and taking them up again. An item put aside
 * belongs to somebody; beyond its due time it needs a reason.
 */
@Component
public class Snoozes {

  /** Longer than this is no putting aside but forgetting. */
  private static final Duration LONGEST = Duration.ofDays(90);

  private static final int LONGEST_REASON = 200;

  /** Forms that tell what was found in a person: their answers are a result. */
  private static final Set<String> FINDINGS =
      Set.of(
          "screenSafety", "rateDimensions", "rerateEnvironment", "assessRisk", "reviewMedically");

  private final JdbcClient jdbc;
  private final Clock clock;
  private final WorkItemGuard guard;
  private final WorkItemActs acts;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  Snoozes(
      JdbcClient jdbc,
      Clock clock,
      WorkItemGuard guard,
      WorkItemActs acts,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.guard = guard;
    this.acts = acts;
    this.audit = audit;
    this.events = events;
  }

  /**
   * Until when an item is put aside.
   *
   * @param until the latest; null with an event: its due time
   * @param event what ends it before; null when only the time does
   * @param reason needed beyond the due time; null when there is none
   */
  public record Until(
      @Nullable Instant until, @Nullable SnoozeEnd event, @Nullable String reason) {}

  /**
   * How an item is put aside.
   *
   * @param event null when only the time ends it
   */
  public record Aside(Instant until, @Nullable SnoozeEnd event, @Nullable String reason) {}

  /**
   * Puts the item aside; one that nobody holds becomes the actor's.
   *
   * @param seen version of the item the actor saw; null when they do not care
   * @throws WorkItemRefused when the time is missing, past or too far, or beyond the due time
   *     without a reason; otherwise throws as {@link WorkItemDesk#claim}
   */
  public WorkItem snooze(WorkItemId id, Until wish, Staff by, @Nullable Integer seen) {
    return guard.change(
        id,
        seen,
        by,
        locked -> {
          String reason =
              wish.reason() == null || wish.reason().isBlank() ? null : wish.reason().strip();
          Instant until = until(locked.item(), wish, reason);
          Standing owned =
              locked.item().owner() == null
                  ? locked.standing().heldBy(by.id(), clock.instant())
                  : locked.standing();
          acts.make(
              locked,
              Act.SNOOZE,
              owned.aside(until, wish.event() == null ? null : wish.event().key(), reason),
              by);
        });
  }

  /** Takes up again what was put aside; nothing changes when it was not. Throws as above. */
  public WorkItem wake(WorkItemId id, Staff by, @Nullable Integer seen) {
    return guard.change(
        id,
        seen,
        by,
        locked -> {
          if (locked.standing().snoozedUntil() != null) {
            acts.make(locked, Act.WAKE, locked.standing().awake(), by);
          }
        });
  }

  /**
   * News about an episode came: what was put aside until then is back.
   *
   * @return how many items are
   */
  public int wakeFor(EpisodeId episode, SnoozeEnd event) {
    var woken =
        jdbc.sql(
                """
                update work_item set snoozed_until = null, snoozed_for = null, snooze_reason = null, version = version + 1
                where episode = ? and snoozed_for = ? and state = 'open' returning id""")
            .params(episode.value(), event.key())
            .query(UUID.class)
            .list();
    woken.forEach(
        id -> {
          audit.record(
              Actor.PATHWAY, "workItem.woken", "workItem", id, Map.of("event", event.key()));
          events.publishEvent(new WorkItemStands(new WorkItemId(id), null));
        });
    return woken.size();
  }

  /** The item was completed: where its answers are a result, they are news. */
  void answered(WorkItem item) {
    if (FINDINGS.contains(item.form())) {
      wakeFor(item.episode(), SnoozeEnd.RESULT);
    }
  }

  /** How the item is put aside now; null when it is not. The caller has read it for its reader. */
  public @Nullable Aside aside(WorkItemId id) {
    return jdbc.sql(
            "select snoozed_until, snoozed_for, snooze_reason from work_item where id = ? and snoozed_until > ? and state = 'open'")
        .params(id.value(), Times.utc(clock.instant()))
        .query(
            (row, number) -> {
              String event = row.getString("snoozed_for");
              return new Aside(
                  Times.instant(row, "snoozed_until"),
                  event == null ? null : SnoozeEnd.of(event).orElse(null),
                  row.getString("snooze_reason"));
            })
        .optional()
        .orElse(null);
  }

  private Instant until(WorkItem item, Until wish, @Nullable String reason) {
    Instant now = clock.instant();
    Instant until = wish.until();
    if (until == null) {
      if (wish.event() == null) {
        throw new WorkItemRefused(Texts.of("worklist.snooze-refused.when"));
      }
      if (!item.dueAt().isAfter(now)) {
        throw new WorkItemRefused(Texts.of("worklist.snooze-refused.late"));
      }
      return item.dueAt();
    }
    if (!until.isAfter(now)) {
      throw new WorkItemRefused(Texts.of("worklist.snooze-refused.passed"));
    }
    if (until.isAfter(now.plus(LONGEST))) {
      throw new WorkItemRefused(Texts.of("worklist.snooze-refused.longest", LONGEST.toDays()));
    }
    if (until.isAfter(item.dueAt()) && reason == null) {
      throw new WorkItemRefused(
          item.dueAt().isAfter(now)
              ? Texts.of("worklist.snooze-refused.after-due")
              : Texts.of("worklist.snooze-refused.why"));
    }
    if (reason != null && reason.length() > LONGEST_REASON) {
      throw new WorkItemRefused(Texts.of("worklist.snooze-refused.reason", LONGEST_REASON));
    }
    return until;
  }
}
