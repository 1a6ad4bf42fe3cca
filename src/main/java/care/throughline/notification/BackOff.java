package care.throughline.notification;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait after a try that did not succeed: a minute, then longer, about a day in all. */
final class BackOff {

  private static final List<Duration> PAUSES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(4),
          Duration.ofHours(8),
          Duration.ofHours(12));

  private BackOff() {}

  /**
   * The pause before the next try; empty when it is given up.
   *
   * @param attempts tries so far, at least 1
   */
  static Optional<Duration> after(int attempts) {
    return attempts <= PAUSES.size() ? Optional.of(PAUSES.get(attempts - 1)) : Optional.empty();
  }
}
