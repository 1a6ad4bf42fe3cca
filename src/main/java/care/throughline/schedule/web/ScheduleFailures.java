package care.throughline.schedule.web;

import care.throughline.platform.Texts;
import care.throughline.platform.web.Failure;
import care.throughline.platform.web.FailureWords;
import care.throughline.schedule.ScheduleRefused;
import java.util.LinkedHashMap;
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
              refused.taken()
                  ? Texts.of("schedule-pages.failure.taken")
                  : Texts.of("schedule-pages.failure.refused"),
              refused.getMessage(),
              more(refused)));
    }
    return Optional.empty();
  }

  /**
   * Who was quicker, and what can be had: {@code alternatives} in words, {@code next} with the
   * fields that ask for each at the same door.
   */
  private static Map<String, Object> more(ScheduleRefused refused) {
    Map<String, Object> more = new LinkedHashMap<>();
    refused
        .takenBy()
        .ifPresent(by -> more.put("takenBy", Map.of("who", by.who(), "at", by.at().toString())));
    if (!refused.alternatives().isEmpty()) {
      more.put("alternatives", refused.alternatives());
    }
    if (!refused.next().isEmpty()) {
      more.put("next", refused.next());
    }
    return more;
  }
}
