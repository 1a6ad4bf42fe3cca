package care.throughline.access;

import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/**
 * Checks a username and password against the staff table, for the sign-in page and for HTTP Basic
 * alike.
 */
@Component
final class StaffAuthentication implements AuthenticationProvider {

  private final StaffMembers staff;
  private final PasswordEncoder passwords;
  private final SignInThrottle throttle;
  private final AuditTrail audit;
  private final String nobodysHash;

  StaffAuthentication(
      StaffMembers staff, PasswordEncoder passwords, SignInThrottle throttle, AuditTrail audit) {
    this.staff = staff;
    this.passwords = passwords;
    this.throttle = throttle;
    this.audit = audit;
    this.nobodysHash =
        Objects.requireNonNull(
            passwords.encode("an account that does not exist takes as long to refuse"));
  }

  @Override
  public Authentication authenticate(Authentication attempt) {
    String account = attempt.getName().strip().toLowerCase(Locale.ROOT);
    String address =
        attempt.getDetails() instanceof WebAuthenticationDetails details
            ? details.getRemoteAddress()
            : "local";
    if (throttle.closed(account, address)) {
      throw new LockedException(
          "Too many wrong passwords from here. Wait fifteen minutes, or ask your administrator.");
    }
    Optional<String> hash = staff.passwordHash(account);
    boolean right =
        passwords.matches(String.valueOf(attempt.getCredentials()), hash.orElse(nobodysHash));
    if (!right || hash.isEmpty()) {
      throttle.failed(account, address);
      throw new BadCredentialsException("The username or password is not right.");
    }
    throttle.succeeded(account, address);
    Staff member = staff.named(account).orElseThrow();
    List<GrantedAuthority> authorities =
        member.roles().stream()
            .map(role -> (GrantedAuthority) new SimpleGrantedAuthority("ROLE_" + role.key()))
            .toList();
    if (attempt.getDetails() instanceof WebAuthenticationDetails details
        && details.getSessionId() != null) {
      audit.record(new Actor(account), "staff.signedIn", "staff", member.id().value(), Map.of());
    }
    UsernamePasswordAuthenticationToken result =
        new UsernamePasswordAuthenticationToken(new SignedInStaff(member), null, authorities);
    result.setDetails(attempt.getDetails());
    return result;
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
