package care.throughline.support;

import care.throughline.platform.Transactions;
import care.throughline.schedule.ScheduleRefused;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two writers of whom the second begins while the first has written and not committed: what a race
 * comes to only sometimes, every time.
 */
public final class OneBeforeTheOther {

  private static final int LOOKS = 400;

  private OneBeforeTheOther() {}

  /**
   * Writes the first, begins the second, and commits the first once the second waits for it or is
   * done without having waited.
   *
   * @return what the second was refused with, with its alternatives; empty when it was not
   */
  public static String told(
      Transactions transactions, JdbcClient jdbc, Runnable first, Runnable second)
      throws Exception {
    ExecutorService hand = Executors.newSingleThreadExecutor();
    try {
      Future<String> sent =
          transactions.call(
              () -> {
                first.run();
                Future<String> later = hand.submit(() -> outcome(second));
                waitsOrIsDone(jdbc, later);
                return later;
              });
      return sent.get(60, TimeUnit.SECONDS);
    } finally {
      hand.shutdownNow();
    }
  }

  private static String outcome(Runnable work) {
    try {
      work.run();
      return "";
    } catch (ScheduleRefused refused) {
      return refused.getMessage() + " " + refused.alternatives();
    }
  }

  private static void waitsOrIsDone(JdbcClient jdbc, Future<String> later) {
    for (int look = 0; look < LOOKS; look++) {
      try {
        later.get(50, TimeUnit.MILLISECONDS);
        return;
      } catch (TimeoutException notYet) {
        if (jdbc.sql("select exists (select 1 from pg_locks where not granted)")
            .query(Boolean.class)
            .single()) {
          return;
        }
      } catch (InterruptedException | ExecutionException broken) {
        throw new IllegalStateException("The second writer broke down", broken);
      }
    }
    throw new IllegalStateException("The second writer neither waits nor ends");
  }
}
