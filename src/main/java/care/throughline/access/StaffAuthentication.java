package care.throughline.access;

import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
  private final Clock clock;
  private volatile @Nullable String nobodysHash;

  StaffAuthentication(
      StaffMembers staff,
      PasswordEncoder passwords,
      SignInThrottle throttle,
      AuditTrail audit,
      Clock clock) {
    this.staff = staff;
    this.passwords = passwords;
    this.throttle = throttle;
    this.audit = audit;
    this.clock = clock;
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
        passwords.matches(
            String.valueOf(attempt.getCredentials()), hash.orElseGet(this::nobodysHash));
    Optional<Instant> oneTimeUntil = right ? staff.oneTimeUntil(account) : Optional.empty();
    boolean over = oneTimeUntil.filter(until -> !until.isAfter(clock.instant())).isPresent();
    if (!right || hash.isEmpty() || over) {
      throttle.failed(account, address);
      throw new BadCredentialsException("The username or password is not right.");
    }
    throttle.succeeded(account, address);
    Staff member = staff.named(account).orElseThrow();
    List<GrantedAuthority> authorities =
        oneTimeUntil.isPresent()
            ? List.of(OwnPasswordFirst.ONE_TIME)
            : member.roles().stream()
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

  /** An account that does not exist takes as long to refuse as a wrong password. */
  private String nobodysHash() {
    String known = nobodysHash;
    if (known == null) {
      known = Objects.requireNonNull(passwords.encode("nobody signs in with this"));
      nobodysHash = known;
    }
    return known;
  }

  @Override
  public boolean supports(Class<?> type) {
    return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
  }
}
