package care.throughline.access.web;

import care.throughline.access.AdministrationRefused;
import care.throughline.access.ChangedMeanwhile;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Failure;
import care.throughline.platform.web.FailureWords;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Why something administered stays as it is, as problem details. */
@Component
final class AdministrationFailures implements FailureWords {

  @Override
  public Optional<Failure> words(Throwable failure) {
    if (failure instanceof AdministrationRefused refused) {
      return Optional.of(
          new Failure(422, Texts.of("access.refused.title"), refused.getMessage(), Map.of()));
    }
    if (failure instanceof ChangedMeanwhile changed) {
      return Optional.of(
          new Failure(
              409,
              Texts.of("access.changed.title", changed.by()),
              Texts.of("access.changed.read-again"),
              Map.of("holder", changed.by())));
    }
    return Optional.empty();
  }
}
