package care.throughline.schedule.feed;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Keeps one address from asking without end. Guessing an address of 256 bits is hopeless anyway;
 * this bounds the work it causes. Counted on each node for itself, for a bounded number of callers.
 */
@Component
public class FeedThrottle {

  static final Duration WINDOW = Duration.ofMinutes(15);
  static final int MISSES = 60;
  static final int READS = 600;
  static final int CALLERS = 10_000;

  private final Clock clock;
  private final Map<String, Count> counts =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > CALLERS;
        }
      };

  FeedThrottle(Clock clock) {
    this.clock = clock;
  }

  private record Count(Instant since, int reads, int misses) {}

  /** True when that caller has to wait; otherwise the call is counted. */
  public synchronized boolean closed(String caller) {
    Count count = current(caller);
    if (count.misses() >= MISSES || count.reads() >= READS) {
      return true;
    }
    counts.put(caller, new Count(count.since(), count.reads() + 1, count.misses()));
    return false;
  }

  /** The caller asked for something that is not there. */
  public synchronized void missed(String caller) {
    Count count = current(caller);
    counts.put(caller, new Count(count.since(), count.reads(), count.misses() + 1));
  }

  /** How many callers are remembered. */
  synchronized int callers() {
    return counts.size();
  }

  private Count current(String caller) {
    Instant now = clock.instant();
    Count known = counts.get(caller);
    if (known == null || !now.isBefore(known.since().plus(WINDOW))) {
      counts.remove(caller);
      return new Count(now, 0, 0);
    }
    return known;
  }
}
