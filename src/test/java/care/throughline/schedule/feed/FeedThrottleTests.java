package care.throughline.schedule.feed;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.platform.MovableClock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedThrottleTests {

  private final MovableClock clock = new MovableClock();
  private final FeedThrottle throttle = new FeedThrottle(clock);

  @BeforeEach
  void atTen() {
    clock.stopAt(Instant.parse("2027-01-04T15:00:00Z"));
  }

  @Test
  void whoeverAsksForTooMuchThatIsNotThereWaitsAndOthersDoNot() {
    for (int asked = 0; asked < FeedThrottle.MISSES; asked++) {
      assertThat(throttle.closed("203.0.113.9")).isFalse();
      throttle.missed("203.0.113.9");
    }
    assertThat(throttle.closed("203.0.113.9")).isTrue();
    assertThat(throttle.closed("203.0.113.10")).isFalse();

    clock.advance(FeedThrottle.WINDOW);
    assertThat(throttle.closed("203.0.113.9")).isFalse();
  }

  @Test
  void aClinicBehindOneAddressMayReadOften() {
    for (int asked = 0; asked < FeedThrottle.READS; asked++) {
      assertThat(throttle.closed("203.0.113.9")).isFalse();
    }
    assertThat(throttle.closed("203.0.113.9")).isTrue();
  }

  @Test
  void remembersABoundedNumberOfCallers() {
    for (int caller = 0; caller < FeedThrottle.CALLERS + 500; caller++) {
      throttle.closed("caller-" + caller);
    }
    assertThat(throttle.callers()).isEqualTo(FeedThrottle.CALLERS);
  }
}
