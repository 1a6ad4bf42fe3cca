package care.throughline.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTests {

  @Test
  void eachPauseIsLongerThanTheLast() {
    Duration last = Duration.ZERO;
    for (int attempts = 1; attempts <= 7; attempts++) {
      Duration pause = BackOff.after(attempts).orElseThrow();
      assertThat(pause).isGreaterThan(last);
      last = pause;
    }
  }

  @Test
  void afterEightTriesItIsGivenUp() {
    assertThat(BackOff.after(8)).isEmpty();
  }
}
