package care.throughline.platform.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

/** What a request asks for: a whole page, a part of one, or JSON. */
public final class Requests {

  private Requests() {}

  /** True when the page asks for a part of itself. */
  public static boolean partial(HttpServletRequest request) {
    return request.getHeader("HX-Request") != null;
  }

  /** True for the programming interface and for scripts that ask for JSON. */
  public static boolean json(HttpServletRequest request) {
    if (path(request).startsWith("/api/")) {
      return true;
    }
    String accept = request.getHeader("Accept");
    return !partial(request)
        && accept != null
        && accept.contains("json")
        && !accept.contains("text/html");
  }

  /** Path inside the application; of the failed request while an error is being answered. */
  static String path(HttpServletRequest request) {
    Object failed = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String uri = failed == null ? request.getRequestURI() : failed.toString();
    return uri.substring(request.getContextPath().length());
  }
}
