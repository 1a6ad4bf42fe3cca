package care.throughline.platform.web;

import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Failures outside controllers: refused by a filter, by the server, or while a page was being
 * written.
 */
@Hidden
@Controller
final class FailurePage implements ErrorController {

  private final FailureAnswers answers;

  FailurePage(FailureAnswers answers) {
    this.answers = answers;
  }

  @RequestMapping("/error")
  Object failed(HttpServletRequest request) {
    Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    Object cause = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
    int known = status instanceof Integer number ? number : 404;
    return answers.answer(
        request, Failure.of(known), cause instanceof Throwable failure ? failure : null);
  }
}
