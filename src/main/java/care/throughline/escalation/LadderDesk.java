package care.throughline.escalation;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Transactions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Changing ladders: each change is a new version, which counts at once. */
@Component
public class LadderDesk {

  private final Ladders ladders;
  private final Clock clock;
  private final Transactions transactions;
  private final PlanKeeper keeper;
  private final AuditTrail audit;

  LadderDesk(
      Ladders ladders,
      Clock clock,
      Transactions transactions,
      PlanKeeper keeper,
      AuditTrail audit) {
    this.ladders = ladders;
    this.clock = clock;
    this.transactions = transactions;
    this.keeper = keeper;
    this.audit = audit;
  }

  /** True when the reader changes ladders; they need to see nobody's record for it. */
  public static boolean mayChange(Staff reader) {
    return reader.has(Role.PATHWAY_ADMIN);
  }

  /** True when the reader looks at ladders. */
  public static boolean mayLook(Staff reader) {
    return mayChange(reader)
        || reader.has(Role.OPERATOR)
        || reader.has(Role.SUPERVISOR)
        || reader.has(Role.DIRECTOR);
  }

  /** What is wrong with a ladder, by field; empty when nothing is. */
  public static List<LadderRefused.Finding> check(Ladder ladder) {
    return LadderCheck.of(ladder);
  }

  /**
   * The ladder, when it can be kept.
   *
   * @throws LadderRefused when it has a gap or a loop, with the fields
   */
  public Ladder checked(Ladder ladder) {
    List<LadderRefused.Finding> findings = LadderCheck.of(ladder);
    if (!findings.isEmpty()) {
      throw new LadderRefused(findings);
    }
    return ladder;
  }

  /**
   * Keeps a new version and plans every open item by it that has not reached its rungs yet.
   *
   * @throws AccessDeniedException when the reader does not change ladders
   * @throws LadderRefused when it has a gap or a loop, with the fields
   */
  public LadderVersion save(Ladder ladder, Staff by) {
    admit(by);
    checked(ladder);
    UUID saved =
        transactions.call(
            () -> {
              int number = ladders.lastNumber(ladder) + 1;
              ladders.replace(ladder, clock.instant());
              UUID id = ladders.add(ladder, number, by.id(), clock.instant());
              write(ladder, "ladder.changed", id.toString(), number, by);
              return id;
            });
    keeper.round();
    return ladders.get(saved);
  }

  /**
   * The ladder of a role or a site counts no longer; the more general one does.
   *
   * @return false when there was none
   * @throws IllegalArgumentException when it is a general one, which every item may need
   */
  public boolean remove(Ladder ladder, Staff by) {
    admit(by);
    if (ladder.role() == null && ladder.site() == null) {
      throw new IllegalArgumentException("The general ladder of an urgency is never removed.");
    }
    boolean removed =
        transactions.call(
            () -> {
              boolean was = ladders.replace(ladder, clock.instant()) == 1;
              if (was) {
                write(ladder, "ladder.removed", null, 0, by);
              }
              return was;
            });
    keeper.round();
    return removed;
  }

  private void write(Ladder ladder, String action, @Nullable String id, int number, Staff by) {
    audit.record(
        by.actor(),
        action,
        "ladder",
        id,
        Map.of(
            "urgency",
            ladder.urgency().name(),
            "role",
            ladder.role() == null ? "all" : ladder.role().key(),
            "site",
            ladder.site() == null ? "all" : ladder.site(),
            "number",
            number));
  }

  private static void admit(Staff by) {
    if (!mayChange(by)) {
      throw new AccessDeniedException("Pathway administrators change ladders.");
    }
  }
}
