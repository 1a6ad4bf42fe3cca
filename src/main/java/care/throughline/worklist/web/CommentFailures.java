package care.throughline.worklist.web;

import care.throughline.platform.Texts;
import care.throughline.platform.web.Failure;
import care.throughline.platform.web.FailureWords;
import care.throughline.worklist.CommentRefused;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What can be wrong with a comment, in words. */
@Component
final class CommentFailures implements FailureWords {

  @Override
  public Optional<Failure> words(Throwable failure) {
    return failure instanceof CommentRefused refused
        ? Optional.of(
            new Failure(422, Texts.of("worklist.comment-refused.title"), refused.getMessage()))
        : Optional.empty();
  }
}
