package care.throughline.access.web;

import care.throughline.access.Role;
import care.throughline.access.SignedInStaff;
import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.platform.web.SignedIn;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Tells the page shell who is signed in. */
@Component
final class SignedInReader implements SignedIn {

  private final SiteTimes times;

  SignedInReader(SiteTimes times) {
    this.times = times;
  }

  @Override
  public Optional<Reader> now() {
    Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
    if (authentication == null
        || !(authentication.getPrincipal() instanceof SignedInStaff signedIn)) {
      return Optional.empty();
    }
    Staff staff = signedIn.staff();
    String role =
        staff.roles().stream()
            .sorted(Comparator.naturalOrder())
            .map(Role::words)
            .collect(Collectors.joining(", "));
    return Optional.of(
        new Reader(
            staff.username(),
            staff.name(),
            staff.initials(),
            role,
            staff.roleKeys(),
            times.of(staff).zone()));
  }
}
