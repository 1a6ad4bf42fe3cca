package care.throughline.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/**
 * Failures inside controllers. Comes before the framework's own advice, which would answer pages
 * with JSON and say what was refused.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
final class FailureAdvice {

  private final FailureAnswers answers;

  FailureAdvice(FailureAnswers answers) {
    this.answers = answers;
  }

  @ExceptionHandler(Exception.class)
  Object failed(Exception failure, HttpServletRequest request) {
    return answers.answer(request, answers.words(failure), failure);
  }
}
