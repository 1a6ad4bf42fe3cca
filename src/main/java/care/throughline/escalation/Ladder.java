package care.throughline.escalation;

import care.throughline.access.Role;
import care.throughline.worklist.Urgency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who is called when work of an urgency is late, in which order and at what distance.
 *
 * @param role only for items of that role; null for every role
 * @param site only at that site; null for every site
 * @param rungs in the order in which they ring
 */
public record Ladder(
    Urgency urgency,
    @Nullable Role role,
    @Nullable String site,
    Interval interval,
    List<LadderRung> rungs) {

  /** The rung of a level from 1 on; the first reminder at level 0. */
  Optional<LadderRung> rung(int level) {
    return rungs.stream().filter(rung -> rung.level() == level).findFirst();
  }

  Optional<LadderRung> rung(int level, int slot) {
    return rungs.stream().filter(rung -> rung.level() == level && rung.slot() == slot).findFirst();
  }

  int top() {
    return rungs.stream().mapToInt(LadderRung::level).max().orElse(0);
  }

  /** True when it waits for nothing: neither closed days, nor leave, nor an item put aside. */
  boolean ignoresRest() {
    return ignoresRest(urgency);
  }

  static boolean ignoresRest(Urgency urgency) {
    return urgency == Urgency.URGENT || urgency == Urgency.EMERGENCY;
  }
}
