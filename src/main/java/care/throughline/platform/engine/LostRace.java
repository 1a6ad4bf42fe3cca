package care.throughline.platform.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.springframework.dao.OptimisticLockingFailureException;

/** Tells a lost race in Spring's words, which {@code Transactions} repeats. */
final class LostRace {

  private LostRace() {}

  static <T> T told(Supplier<T> command) {
    try {
      return command.get();
    } catch (OptimisticLockingException lost) {
      throw new OptimisticLockingFailureException(
          "Someone else moved this episode at the same moment.", lost);
    }
  }
}
