package care.throughline.access.web;

import care.throughline.access.DepartureRefused;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Failure;
import care.throughline.platform.web.FailureWords;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Why an account does not end or open, as problem details. */
@Component
final class DepartureFailures implements FailureWords {

  @Override
  public Optional<Failure> words(Throwable failure) {
    return failure instanceof DepartureRefused refused
        ? Optional.of(
            new Failure(422, Texts.of("access.departure.stays"), refused.getMessage(), Map.of()))
        : Optional.empty();
  }
}
