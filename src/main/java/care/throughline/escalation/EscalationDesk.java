package care.throughline.escalation;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.worklist.EscalatedItems;
import care.throughline.worklist.TakeOvers;
import care.throughline.worklist.Urgency;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemId;
import care.throughline.worklist.WorkItems;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answering what rings: acknowledging it, taking it over, or easing it with a reason. */
@Component
public class EscalationDesk {

  private static final int LONGEST_REASON = 300;
  private static final Duration LONGEST = Duration.ofDays(7);
  private static final Duration LONGEST_URGENT = Duration.ofHours(4);
  private static final Duration LONGEST_EMERGENCY = Duration.ofMinutes(30);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final WorkItems items;
  private final EscalatedItems escalated;
  private final TakeOvers takeOvers;
  private final Climbs climbs;
  private final Climbing climbing;
  private final Ladders ladders;
  private final AuditTrail audit;

  EscalationDesk(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      WorkItems items,
      EscalatedItems escalated,
      TakeOvers takeOvers,
      Climbs climbs,
      Climbing climbing,
      Ladders ladders,
      AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.items = items;
    this.escalated = escalated;
    this.takeOvers = takeOvers;
    this.climbs = climbs;
    this.climbing = climbing;
    this.ladders = ladders;
    this.audit = audit;
  }

  /** True when the reader may ease at all: supervisors, directors, and who is on call. */
  public static boolean mayEase(Staff reader) {
    return reader.has(Role.SUPERVISOR) || reader.has(Role.DIRECTOR) || reader.has(Role.ONCALL);
  }

  /**
   * The reader takes care that the item is done: nothing rings any more, unless the item goes to
   * somebody else.
   *
   * @throws NoSuchElementException when the reader may not see it
   * @throws EscalationRefused when nothing rang yet, or somebody answered before
   */
  public void acknowledge(WorkItemId id, Staff by) {
    transactions.run(
        () -> {
          Climb climb = locked(id, by);
          if (!climbing.asked(climb)) {
            throw new EscalationRefused(Texts.of("escalation.refused.nothing-rang"));
          }
          if (climb.acknowledgedBy() != null) {
            throw new EscalationRefused(Texts.of("escalation.refused.answered"));
          }
          climbing.acknowledge(climb, by.id(), by.actor());
        });
  }

  /**
   * The reader takes the item from whoever holds it, which answers it too.
   *
   * @throws EscalationRefused when nothing rang yet; otherwise throws as {@link TakeOvers#take}
   */
  public void takeOver(WorkItemId id, Staff by) {
    transactions.run(
        () -> {
          if (!climbing.asked(locked(id, by))) {
            throw new EscalationRefused(Texts.of("escalation.refused.nothing-rang"));
          }
          takeOvers.take(id, by);
          climbs
              .find(id)
              .filter(climb -> climb.acknowledgedBy() == null)
              .ifPresent(climb -> climbing.acknowledge(climb, by.id(), by.actor()));
        });
  }

  /**
   * The next rung rings later.
   *
   * @param until when; at most 7 days from now, 4 hours when it is urgent, 30 minutes in an
   *     emergency
   * @throws EscalationRefused when the time or the reason does not fit, or nothing is planned
   */
  public void postpone(WorkItemId id, @Nullable Instant until, @Nullable String reason, Staff by) {
    transactions.run(
        () -> {
          Climb climb = easable(id, by);
          String why = reason(reason);
          Instant at = until(climb, until);
          Ladder ladder = ladders.get(climb.version()).ladder();
          Optional<LadderRung> next = ladder.rung(climb.level() + 1);
          jdbc.sql(
                  """
                  update rung set due_at = greatest(due_at, :at), try_at = greatest(try_at, :at)
                  where work_item = :item and state = 'planned' and level <= :level""")
              .param("at", Times.utc(at))
              .param("item", id.value())
              .param("level", climb.level())
              .update();
          climbing.plan(next.map(rung -> climb.from(at, rung.stepsOrNone())).orElse(climb));
          write(climb, "postponed", why, at, by);
        });
  }

  /**
   * The item goes down a level; the level it had rings again after one interval, unless somebody
   * answers.
   *
   * @throws EscalationRefused when it is at no level, or the reason does not fit
   */
  public void lower(WorkItemId id, @Nullable String reason, Staff by) {
    transactions.run(
        () -> {
          Climb climb = easable(id, by);
          String why = reason(reason);
          if (climb.level() == 0) {
            throw new EscalationRefused(Texts.of("escalation.refused.lowest"));
          }
          Ladder ladder = ladders.get(climb.version()).ladder();
          int level = climb.level() - 1;
          escalated.lower(id, level, widened(climb, ladder, level));
          int steps = ladder.rung(climb.level()).map(LadderRung::stepsOrNone).orElse(0);
          Climb lowered = climb.at(level).from(clock.instant(), steps - 1);
          climbing.plan(lowered);
          write(climb, "lowered", why, nextOf(id).orElse(clock.instant()), by);
        });
  }

  private List<String> widened(Climb climb, Ladder ladder, int level) {
    List<String> roles = new ArrayList<>(climb.openedFor());
    ladder.rungs().stream()
        .filter(rung -> rung.level() > 0 && rung.level() <= level)
        .flatMap(rung -> Ringing.widened(rung).stream())
        .filter(role -> !roles.contains(role))
        .forEach(roles::add);
    return roles;
  }

  private Optional<Instant> nextOf(WorkItemId id) {
    return jdbc.sql(
            "select due_at from rung where work_item = ? and state = 'planned' order by due_at limit 1")
        .param(id.value())
        .query((row, number) -> Times.instant(row, "due_at"))
        .optional();
  }

  private void write(Climb climb, String how, String reason, Instant until, Staff by) {
    jdbc.sql(
            """
            insert into easing (id, work_item, how, reason, eased_by, eased_at, until_at) values (?, ?, ?, ?, ?, ?, ?)""")
        .params(
            UUID.randomUUID(),
            climb.item().value(),
            how,
            reason,
            by.id().value(),
            Times.utc(clock.instant()),
            Times.utc(until))
        .update();
    audit.record(
        by.actor(),
        "escalation.eased",
        "workItem",
        climb.item().value(),
        Map.of("how", how, "level", climb.level(), "until", until.toString()));
  }

  private Climb easable(WorkItemId id, Staff by) {
    Climb climb = locked(id, by);
    if (!mayEase(by)) {
      throw new EscalationRefused(Texts.of("escalation.refused.not-yours-to-ease"));
    }
    if (climb.acknowledgedBy() != null) {
      throw new EscalationRefused(Texts.of("escalation.refused.answered"));
    }
    return climb;
  }

  private Climb locked(WorkItemId id, Staff by) {
    WorkItem item =
        items
            .find(id, by)
            .filter(known -> concerns(known, by))
            .orElseThrow(() -> new NoSuchElementException("There is no such work item."));
    Climb climb =
        climbs
            .lock(item.id())
            .orElseThrow(() -> new EscalationRefused(Texts.of("escalation.refused.nothing-rang")));
    if (!climb.open()) {
      throw new EscalationRefused(Texts.of("escalation.refused.ended"));
    }
    return climb;
  }

  /** True when the reader answers for it, or is one of those whom it calls. */
  static boolean concerns(WorkItem item, Staff reader) {
    return mayEase(reader)
        || reader.id().equals(item.owner())
        || item.roles().stream().anyMatch(reader.roleKeys()::contains);
  }

  private Instant until(Climb climb, @Nullable Instant until) {
    Instant now = clock.instant();
    if (until == null || !until.isAfter(now)) {
      throw new EscalationRefused(Texts.of("escalation.refused.until"));
    }
    Duration longest =
        switch (climb.urgency()) {
          case EMERGENCY -> LONGEST_EMERGENCY;
          case URGENT -> LONGEST_URGENT;
          default -> LONGEST;
        };
    if (until.isAfter(now.plus(longest))) {
      throw new EscalationRefused(
          climb.urgency() == Urgency.EMERGENCY
              ? Texts.of("escalation.refused.too-long-minutes", longest.toMinutes())
              : Texts.of("escalation.refused.too-long-hours", longest.toHours()));
    }
    return until;
  }

  private static String reason(@Nullable String reason) {
    if (reason == null || reason.isBlank()) {
      throw new EscalationRefused(Texts.of("escalation.refused.reason"));
    }
    if (reason.strip().length() > LONGEST_REASON) {
      throw new EscalationRefused(Texts.of("escalation.refused.reason-long", LONGEST_REASON));
    }
    return reason.strip();
  }
}
