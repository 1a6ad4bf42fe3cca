package care.throughline.support;

import care.throughline.access.Role;
import care.throughline.access.Sites;
import care.throughline.access.StaffMembers;
import care.throughline.demo.CastMember;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Lets the cast sign in during tests. */
@Component
final class CastInTests {

  private final StaffMembers staff;
  private final Sites sites;
  private final PasswordEncoder passwords;

  CastInTests(StaffMembers staff, Sites sites, PasswordEncoder passwords) {
    this.staff = staff;
    this.sites = sites;
    this.passwords = passwords;
  }

  void present() {
    if (!staff.none()) {
      return;
    }
    String hash = passwords.encode(ClinicTest.PASSWORD);
    for (CastMember member : CastMember.values()) {
      staff.add(
          member.username(),
          member.fullName(),
          member.roles().contains(Role.INTEROP),
          sites.home().id(),
          member.roles(),
          hash);
    }
  }
}
