package care.throughline.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers every failure: with a page, a part of a page or problem JSON, as the request asked. An
 * unexpected one gets a reference number that is also in the log; the log names types and places
 * but no messages, because a database repeats the value it refuses.
 */
@Component
final class FailureAnswers {

  private static final Logger LOG = LoggerFactory.getLogger(FailureAnswers.class);
  private static final int LOGGED_FRAMES = 14;

  private final List<FailureWords> modules;

  FailureAnswers(List<FailureWords> modules) {
    this.modules = modules;
  }

  /** An answer of the type the request wants: a view or a JSON body. */
  Object answer(HttpServletRequest request, Failure failure, @Nullable Throwable cause) {
    String reference = failure.status() < 500 ? null : logged(request, cause);
    return Requests.json(request)
        ? problem(failure, reference)
        : page(failure, reference, Requests.partial(request));
  }

  /** The words for an exception. */
  Failure words(Throwable failure) {
    Optional<Failure> own =
        modules.stream().flatMap(module -> module.words(failure).stream()).findFirst();
    if (own.isPresent()) {
      return own.get();
    }
    if (failure instanceof ResponseStatusException chosen) {
      Failure plain = Failure.of(chosen.getStatusCode().value());
      return chosen.getReason() == null
          ? plain
          : new Failure(plain.status(), plain.title(), chosen.getReason());
    }
    return Failure.of(status(failure));
  }

  private static int status(Throwable failure) {
    if (failure instanceof MethodArgumentTypeMismatchException mismatch
        && mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
      return 404;
    }
    if (failure instanceof ErrorResponse known) {
      return known.getStatusCode().value();
    }
    if (failure instanceof HttpMessageNotReadableException unreadable) {
      return tooLong(unreadable) ? 413 : 400;
    }
    if (failure instanceof TypeMismatchException) {
      return 400;
    }
    if (failure instanceof NoSuchElementException) {
      return 404;
    }
    if (failure instanceof ConcurrencyFailureException) {
      return 409;
    }
    if (failure instanceof AccessDeniedException) {
      return 403;
    }
    return failure instanceof AuthenticationException ? 401 : 500;
  }

  private static boolean tooLong(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyLimit.TooLong) {
        return true;
      }
    }
    return false;
  }

  private static ResponseEntity<Map<String, Object>> problem(
      Failure failure, @Nullable String reference) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("title", failure.title());
    body.put("status", failure.status());
    if (failure.detail() != null) {
      body.put("detail", failure.detail());
    }
    if (reference != null) {
      body.put("reference", reference);
    }
    body.putAll(failure.more());
    return ResponseEntity.status(failure.status())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .header("Cache-Control", "no-store")
        .body(body);
  }

  private static ModelAndView page(Failure failure, @Nullable String reference, boolean partial) {
    ModelAndView page = new ModelAndView(partial ? "platform/_problem" : "platform/error");
    page.setStatus(HttpStatusCode.valueOf(failure.status()));
    page.addObject("status", failure.status());
    page.addObject("title", failure.title());
    page.addObject("detail", failure.detail());
    page.addObject("reference", reference);
    return page;
  }

  private static String logged(HttpServletRequest request, @Nullable Throwable cause) {
    String reference = String.format(Locale.ROOT, "%08x", ThreadLocalRandom.current().nextInt());
    LOG.error(
        "Reference {}: {} {} failed{}",
        reference,
        request.getMethod(),
        Requests.path(request),
        places(cause));
    return reference;
  }

  private static String places(@Nullable Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable cause = failure;
        cause != null && text.length() < 8_000;
        cause = cause.getCause()) {
      text.append("\n  ").append(cause.getClass().getName());
      text.append(
          Arrays.stream(cause.getStackTrace())
              .limit(LOGGED_FRAMES)
              .map(frame -> "\n    at " + frame)
              .collect(Collectors.joining()));
    }
    return text.toString();
  }
}
