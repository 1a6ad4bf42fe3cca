package care.throughline.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The one clock of the application, in UTC. It shows real time unless someone who plays a journey
 * (the demo clinic while it is set up, a test) has stopped it at an instant. The engine reads the
 * same clock, so rules and timers never disagree.
 */
public final class MovableClock extends Clock {

  private final AtomicReference<Instant> stoppedAt = new AtomicReference<>();

  /**
   * Stops the clock at the given instant until {@link #resume()}. Calling it again moves the hands.
   */
  public void stopAt(Instant instant) {
    stoppedAt.set(instant);
  }

  /** Moves a stopped clock forward; a running one is stopped first. */
  public void advance(Duration by) {
    stoppedAt.set(instant().plus(by));
  }

  /** Lets the clock show real time again. */
  public void resume() {
    stoppedAt.set(null);
  }

  @Override
  public Instant instant() {
    Instant stopped = stoppedAt.get();
    return stopped == null ? Instant.now(Clock.systemUTC()) : stopped;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return zone.equals(ZoneOffset.UTC) ? this : Clock.fixed(instant(), zone);
  }
}
