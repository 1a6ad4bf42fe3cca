package care.throughline.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * Adds the shell to whole pages, not to parts and not to JSON, and keeps every answer of a
 * controller out of caches.
 */
@Component
final class PageShell implements HandlerInterceptor {

  private final SignedIn signedIn;
  private final List<NavigationContribution> contributions;
  private final Clock clock;

  PageShell(SignedIn signedIn, List<NavigationContribution> contributions, Clock clock) {
    this.signedIn = signedIn;
    this.contributions =
        contributions.stream()
            .sorted(Comparator.comparingInt(NavigationContribution::order))
            .toList();
    this.clock = clock;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod) {
      response.setHeader("Cache-Control", "no-store");
    }
    return true;
  }

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView page) {
    String view = page == null ? null : page.getViewName();
    if (page == null || view == null || view.startsWith("redirect:") || Requests.partial(request)) {
      return;
    }
    signedIn.now().ifPresent(reader -> page.addObject("shell", shell(reader, request)));
  }

  private Shell shell(SignedIn.Reader reader, HttpServletRequest request) {
    String path = Requests.path(request);
    String current =
        contributions.stream()
            .filter(entry -> entry.shownTo(reader))
            .map(NavigationContribution::href)
            .filter(href -> leadsTo(href, path))
            .max(Comparator.comparingInt(String::length))
            .orElse("");
    List<Shell.NavigationItem> navigation =
        contributions.stream()
            .filter(entry -> entry.shownTo(reader))
            .map(entry -> item(entry, reader, entry.href().equals(current)))
            .toList();
    TimeTexts times = new TimeTexts(clock.instant(), reader.zone());
    return new Shell(
        new Shell.StaffMember(reader.name(), reader.initials(), reader.role()),
        navigation,
        path.equals("/people") ? request.getParameter("q") : null,
        flash(request),
        reader.name() + ", " + times.moment(times.now()),
        here(request));
  }

  /** The page itself or one below it; of several such entries the longest is the current one. */
  private static boolean leadsTo(String href, String path) {
    return path.equals(href) || (!href.equals("/") && path.startsWith(href + "/"));
  }

  private static Shell.NavigationItem item(
      NavigationContribution entry, SignedIn.Reader reader, boolean current) {
    NavigationContribution.Count count = entry.count(reader);
    return new Shell.NavigationItem(
        entry.label(),
        entry.href(),
        entry.icon(),
        current,
        count == null ? null : count.text(),
        count != null && count.hot(),
        entry.section());
  }

  /** Where to come back to: the page itself; a form that was refused is read again. */
  private static String here(HttpServletRequest request) {
    String query = request.getQueryString();
    String path = request.getMethod().equals("GET") ? Requests.path(request) : "/";
    return query == null ? path : path + "?" + query;
  }

  private static @Nullable Flash flash(HttpServletRequest request) {
    Map<String, ?> carried = RequestContextUtils.getInputFlashMap(request);
    return carried != null && carried.get(Flash.ATTRIBUTE) instanceof Flash flash ? flash : null;
  }
}
