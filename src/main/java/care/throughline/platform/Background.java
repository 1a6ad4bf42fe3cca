package care.throughline.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Small recurring work beside the engine: delivering messages, sending notifications. One thread
 * for each, started together once the application is ready; a failing round is logged and the next
 * one comes.
 */
@Component
public class Background implements DisposableBean {

  private static final Logger LOG = LoggerFactory.getLogger(Background.class);

  private final List<ScheduledExecutorService> running = new ArrayList<>();
  private final List<Recurring> known;

  Background(List<Recurring> known) {
    this.known = known;
  }

  /** Work that is repeated. */
  public interface Recurring {

    /** For logs. */
    String name();

    /** Pause between the end of one round and the begin of the next. */
    Duration pause();

    /** One round. */
    void round();
  }

  /** Starts every recurring work; calling it twice is harmless. */
  public synchronized void start() {
    if (!running.isEmpty()) {
      return;
    }
    for (Recurring work : known) {
      ScheduledExecutorService thread =
          Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, work.name()));
      thread.scheduleWithFixedDelay(
          () -> guarded(work), 0, work.pause().toMillis(), TimeUnit.MILLISECONDS);
      running.add(thread);
    }
  }

  @Override
  public synchronized void destroy() throws InterruptedException {
    running.forEach(ScheduledExecutorService::shutdownNow);
    for (ScheduledExecutorService thread : running) {
      thread.awaitTermination(10, TimeUnit.SECONDS);
    }
    running.clear();
  }

  private static void guarded(Recurring work) {
    try {
      work.round();
    } catch (RuntimeException failure) {
      LOG.warn("{} failed this time and will try again: {}", work.name(), failure.toString());
    }
  }
}
