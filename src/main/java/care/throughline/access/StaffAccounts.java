package care.throughline.access;

import care.throughline.platform.Actor;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.PlainFailure;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Accounts made on the server's own console: how the first person of a new installation gets in.
 */
@Component
public class StaffAccounts {

  private final StaffMembers staff;
  private final Sites sites;
  private final PasswordEncoder passwords;
  private final AuditTrail audit;

  StaffAccounts(StaffMembers staff, Sites sites, PasswordEncoder passwords, AuditTrail audit) {
    this.staff = staff;
    this.sites = sites;
    this.passwords = passwords;
    this.audit = audit;
  }

  /**
   * Adds an account, or gives an existing one a new password.
   *
   * @return the password, told nowhere else
   * @throws PlainFailure when a role is not known
   */
  @Transactional
  public String set(String username, String name, List<String> roleKeys) {
    List<Role> roles =
        roleKeys.stream()
            .map(
                key ->
                    Role.of(key)
                        .orElseThrow(() -> new PlainFailure("There is no role \"" + key + "\".")))
            .toList();
    String account = username.strip().toLowerCase(Locale.ROOT);
    byte[] random = new byte[15];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    String hash = Objects.requireNonNull(passwords.encode(password));
    if (staff.named(account).isPresent()) {
      staff.changePassword(account, hash);
    } else {
      staff.add(account, name, roles.contains(Role.INTEROP), sites.home().id(), roles, hash);
    }
    audit.record(
        Actor.INSTALLATION, "staff.passwordSet", "staff", account, Map.of("roles", roleKeys));
    return password;
  }
}
