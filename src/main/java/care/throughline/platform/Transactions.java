package care.throughline.platform;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs a piece of work in one transaction and repeats it up to three times when it lost a race (row
 * version, deadlock, serialization). The work must have no effect outside the database. Inside a
 * running transaction it simply joins it: the outermost caller repeats.
 */
@Component
public class Transactions {

  private static final int TRIES = 3;

  private final TransactionTemplate template;

  Transactions(PlatformTransactionManager manager) {
    this.template = new TransactionTemplate(manager);
  }

  /** Returns what the work returns; throws what it throws. */
  public <T> T call(Supplier<T> work) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      return work.get();
    }
    for (int attempt = 1; ; attempt++) {
      try {
        return java.util.Objects.requireNonNull(template.execute(status -> work.get()));
      } catch (ConcurrencyFailureException lostRace) {
        if (attempt == TRIES) {
          throw lostRace;
        }
        pause(attempt);
      }
    }
  }

  /** As {@link #call}, for work without a result. */
  public void run(Runnable work) {
    call(
        () -> {
          work.run();
          return Boolean.TRUE;
        });
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(10, 40) * attempt);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
