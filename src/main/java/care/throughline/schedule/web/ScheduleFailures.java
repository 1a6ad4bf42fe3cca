package care.throughline.schedule.web;

import care.throughline.platform.web.Failure;
import care.throughline.platform.web.FailureWords;
import care.throughline.schedule.ScheduleRefused;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What cannot be planned, as problem details: 409 when it is taken, 422 when it cannot be. */
@Component
final class ScheduleFailures implements FailureWords {

  @Override
  public Optional<Failure> words(Throwable failure) {
    if (failure instanceof ScheduleRefused refused) {
      return Optional.of(
          new Failure(
              refused.taken() ? 409 : 422,
              refused.taken() ? "This is taken" : "This cannot be planned so",
              refused.getMessage(),
              refused.alternatives().isEmpty()
                  ? Map.of()
                  : Map.of("alternatives", refused.alternatives())));
    }
    return Optional.empty();
  }
}
