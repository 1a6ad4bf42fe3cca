package care.throughline.episode.web;

import care.throughline.episode.PersonDeceased;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Failure;
import care.throughline.platform.web.FailureWords;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What can go wrong when an episode is opened. */
@Component
final class EpisodeFailures implements FailureWords {

  /** A referral that cannot be taken as it was sent. */
  static final class ReferralRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Map<String, String>> findings;

    ReferralRefused(List<Map<String, String>> findings) {
      super("The referral needs another look.");
      this.findings = findings;
    }
  }

  @Override
  public Optional<Failure> words(Throwable failure) {
    if (failure instanceof ReferralRefused refused) {
      return Optional.of(
          new Failure(
              422,
              Texts.of("episode.api.needs-another-look"),
              null,
              Map.of("findings", refused.findings)));
    }
    if (failure instanceof PersonDeceased) {
      return Optional.of(
          new Failure(409, Texts.of("episode.api.no-episode"), Texts.of("episode.api.died")));
    }
    return Optional.empty();
  }
}
