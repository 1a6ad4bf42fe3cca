package care.throughline.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A password that somebody else was told leads to the page where an own one is chosen, and nowhere
 * else; a program gets 403.
 */
final class OwnPasswordFirst extends OncePerRequestFilter {

  /** What a sign-in with such a password holds instead of roles. */
  static final GrantedAuthority ONE_TIME = new SimpleGrantedAuthority("oneTimePassword");

  private static final Set<String> OPEN = Set.of("/password", "/logout", "/sign-in", "/error");
  private static final String PROBLEM =
      """
      {"title":"Choose a password of your own first","status":403,"detail":"Sign in at the sign-in page and choose one; then this password works no more."}""";

  private final boolean pages;

  OwnPasswordFirst(boolean pages) {
    this.pages = pages;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (authentication == null
        || !authentication.getAuthorities().contains(ONE_TIME)
        || (pages && (OPEN.contains(path) || path.startsWith("/assets/")))) {
      chain.doFilter(request, response);
    } else if (pages && request.getHeader("HX-Request") == null) {
      response.sendRedirect(request.getContextPath() + "/password");
    } else {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      response.setContentType("application/problem+json");
      response.setCharacterEncoding(StandardCharsets.UTF_8.name());
      response.getWriter().write(PROBLEM);
    }
  }
}
