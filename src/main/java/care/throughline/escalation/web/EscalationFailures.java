package care.throughline.escalation.web;

import care.throughline.escalation.EscalationRefused;
import care.throughline.escalation.LadderRefused;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Failure;
import care.throughline.platform.web.FailureWords;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What can be wrong with an escalation, a ladder or the rota, in words. */
@Component
final class EscalationFailures implements FailureWords {

  private static final int UNFIT = 422;

  @Override
  public Optional<Failure> words(Throwable failure) {
    if (failure instanceof EscalationRefused refused) {
      return Optional.of(new Failure(409, Texts.of("escalation.failure.stays"), refused.words()));
    }
    if (failure instanceof LadderRefused refused) {
      return Optional.of(
          new Failure(
              UNFIT,
              Texts.of("escalation.failure.unfit"),
              Texts.of("escalation.failure.put-right"),
              Map.of("findings", refused.findings())));
    }
    return Optional.empty();
  }
}
