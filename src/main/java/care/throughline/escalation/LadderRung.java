package care.throughline.escalation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One rung as a ladder says it.
 *
 * @param level 0 reminds before the item is due, 1 and more escalate
 * @param percent of the time until the item is due that has passed, 0 to 99; null from level 1 on
 * @param steps how many intervals after the due time; null at level 0
 * @param targets whom it calls; never empty
 * @param repeatEvery it rings again every so many intervals until somebody answers; 0 for once
 * @param reassign the item goes to whom it calls: to them if it is one person, else to everyone in
 *     its roles
 */
public record LadderRung(
    int level,
    @Nullable Integer percent,
    @Nullable Integer steps,
    List<Target> targets,
    int repeatEvery,
    boolean reassign) {

  /** Slot of every rung from the due time on. */
  static final int FROM_DUE = 100;

  /** What tells apart the rungs of one level. */
  int slot() {
    return percent == null ? FROM_DUE : percent;
  }

  /** Intervals after the due time; 0 before it. */
  int stepsOrNone() {
    return steps == null ? 0 : steps;
  }

  boolean repeats() {
    return repeatEvery > 0;
  }

  /** True when it waits for an answer: a mere reminder does not. */
  boolean asks() {
    return level > 0 || repeats();
  }
}
