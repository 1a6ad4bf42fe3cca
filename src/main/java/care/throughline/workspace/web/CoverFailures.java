package care.throughline.workspace.web;

import care.throughline.access.CoverRefused;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Failure;
import care.throughline.platform.web.FailureWords;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What can be wrong with an absence, in words. */
@Component
final class CoverFailures implements FailureWords {

  @Override
  public Optional<Failure> words(Throwable failure) {
    return failure instanceof CoverRefused refused
        ? Optional.of(new Failure(409, Texts.of("workspace.cover.refused"), refused.words()))
        : Optional.empty();
  }
}
