package care.throughline.escalation;

import care.throughline.platform.Background;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Rings every second what has become due; several nodes may do so at the same time. */
@Component
final class RungRounds implements Background.Recurring {

  /** Rungs in one round; the next round follows soon. */
  private static final int MOST = 5_000;

  private final Ringing ringing;

  RungRounds(Ringing ringing) {
    this.ringing = ringing;
  }

  @Override
  public String name() {
    return "rungs";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(1);
  }

  @Override
  public void round() {
    ringing.ring(MOST);
  }
}
