package care.throughline.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Ends the open sessions of an account with the account: the next request is one of nobody, so a
 * page leads to the sign-in page and a script gets 401. A session from before the end does not come
 * back when the account is opened again.
 */
final class EndedSessions extends OncePerRequestFilter {

  private static final String EPOCH = EndedSessions.class.getName();

  private final StaffMembers staff;

  EndedSessions(StaffMembers staff) {
    this.staff = staff;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    HttpSession session = request.getSession(false);
    if (session != null
        && authentication != null
        && authentication.getPrincipal() instanceof SignedInStaff signedIn) {
      Optional<Integer> epoch = staff.signInEpoch(signedIn.getName());
      Object began = session.getAttribute(EPOCH);
      if (epoch.isEmpty() || (began != null && !began.equals(epoch.get()))) {
        session.invalidate();
        SecurityContextHolder.clearContext();
      } else if (began == null) {
        session.setAttribute(EPOCH, epoch.get());
      }
    }
    chain.doFilter(request, response);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getRequestURI().startsWith(request.getContextPath() + "/assets/");
  }
}
