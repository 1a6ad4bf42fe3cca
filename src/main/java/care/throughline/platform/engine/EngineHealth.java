package care.throughline.platform.engine;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** UP only while the engine answers and runs its timers by itself. */
@Component("engine")
final class EngineHealth implements HealthIndicator {

  private final EngineTimers timers;
  private final boolean wanted;

  EngineHealth(EngineTimers timers, @Value("${throughline.engine.executor}") boolean wanted) {
    this.timers = timers;
    this.wanted = wanted;
  }

  @Override
  public Health health() {
    long failed = timers.failed();
    boolean alive = !wanted || timers.executorActive();
    return (alive ? Health.up() : Health.down()).withDetail("failedJobs", failed).build();
  }
}
