package care.throughline.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Failures inside controllers. */
@ControllerAdvice
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
