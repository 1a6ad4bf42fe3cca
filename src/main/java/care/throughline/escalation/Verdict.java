package care.throughline.escalation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the due rungs of one item: the highest rings, the others are passed over. Pure.
 *
 * @param rings null when all were stale
 * @param rung what the ladder says of it; null when none rings
 * @param targets whom it calls, those of escalations passed over and, for one that repeats, of all
 *     below it included
 * @param dropped what is passed over, and why
 */
record Verdict(
    @Nullable DueRung rings,
    @Nullable LadderRung rung,
    Set<Target> targets,
    List<Dropped> dropped) {

  /** A rung that does not ring. */
  record Dropped(DueRung rung, String why) {}

  /**
   * Decides.
   *
   * @param due the item's rungs whose time has come; not empty
   */
  static Verdict of(Climb climb, Ladder ladder, List<DueRung> due, Instant now) {
    List<Dropped> dropped = new ArrayList<>();
    List<DueRung> left = new ArrayList<>();
    for (DueRung one : due) {
      Optional<String> stale = stale(climb, ladder, one, now);
      stale.ifPresentOrElse(why -> dropped.add(new Dropped(one, why)), () -> left.add(one));
    }
    left.sort(
        Comparator.comparingInt((DueRung one) -> one.key().level()).thenComparing(DueRung::dueAt));
    if (left.isEmpty()) {
      return new Verdict(null, null, Set.of(), dropped);
    }
    DueRung highest = left.remove(left.size() - 1);
    Set<Target> targets = new LinkedHashSet<>();
    for (DueRung lower : left) {
      dropped.add(new Dropped(lower, "passed"));
      if (lower.key().level() > 0) {
        ladder.rung(lower.key().level()).ifPresent(rung -> targets.addAll(rung.targets()));
      }
    }
    LadderRung rung =
        ladder.rung(highest.key().level(), highest.key().slot()).orElseThrow(); // never stale
    if (rung.repeats()) {
      ladder.rungs().stream()
          .filter(below -> below.level() < rung.level() && below.asks())
          .forEach(below -> targets.addAll(below.targets()));
    }
    targets.addAll(rung.targets());
    return new Verdict(highest, rung, targets, dropped);
  }

  private static Optional<String> stale(Climb climb, Ladder ladder, DueRung rung, Instant now) {
    if (!climb.open()) {
      return Optional.of("ended");
    }
    if (climb.acknowledgedBy() != null) {
      return Optional.of("acknowledged");
    }
    if (rung.key().round() != climb.round()) {
      return Optional.of("redated");
    }
    Optional<LadderRung> said = ladder.rung(rung.key().level(), rung.key().slot());
    if (said.isEmpty()) {
      return Optional.of("replanned");
    }
    if (rung.key().level() < climb.level()) {
      return Optional.of("passed");
    }
    boolean late = !climb.dueAt().isAfter(now);
    return rung.key().level() == 0 && late && !said.get().repeats()
        ? Optional.of("late")
        : Optional.empty();
  }
}
