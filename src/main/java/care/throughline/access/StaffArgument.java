package care.throughline.access;

import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Gives a controller the signed-in {@link Staff}, read afresh: who was deactivated a moment ago
 * gets no further.
 */
@Component
final class StaffArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

  private final StaffMembers staff;

  StaffArgument(StaffMembers staff) {
    this.staff = staff;
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Staff.class;
  }

  @Override
  public Staff resolveArgument(
      MethodParameter parameter,
      @org.jspecify.annotations.Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @org.jspecify.annotations.Nullable WebDataBinderFactory binders) {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication != null && authentication.getPrincipal() instanceof SignedInStaff signedIn) {
      return staff
          .named(signedIn.getName())
          .orElseThrow(() -> new AccessDeniedException("This account is no longer active."));
    }
    throw new AccessDeniedException("Sign in first.");
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }
}
