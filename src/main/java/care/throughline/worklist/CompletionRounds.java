package care.throughline.worklist;

import care.throughline.platform.Background;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Moves held completions every second; several nodes may do so at the same time. */
@Component
final class CompletionRounds implements Background.Recurring {

  /** Completions in one round; the next round follows soon. */
  private static final int MOST = 50;

  private final HeldCompletions held;
  private final Clock clock;

  CompletionRounds(HeldCompletions held, Clock clock) {
    this.held = held;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "held-completions";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(1);
  }

  @Override
  public void round() {
    held.move(clock.instant(), MOST);
  }
}
