package care.throughline.access;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Who administers accounts, and which roles they may give. Whoever gives a role that sees people in
 * care could give it to an account of their own making; so operators, who see nobody, give none.
 */
public final class StaffRights {

  private StaffRights() {}

  /**
   * Something only some may do, with the question the code itself asks; declared as a bean, it
   * appears on the page of roles.
   *
   * @param said tells it in the reader's language, such as {@code Share views with the site}
   */
  public record Right(Supplier<String> said, Predicate<Staff> held) {}

  /** True when that member creates and changes accounts and sites. */
  public static boolean mayAdminister(Staff member) {
    return member.has(Role.DIRECTOR) || member.has(Role.OPERATOR);
  }

  /** True when that member may give the role and take it. */
  public static boolean mayGive(Role role, Staff member) {
    return role.seesPeople() ? member.has(Role.DIRECTOR) : mayAdminister(member);
  }

  /** True when that member may set the password of whoever holds those roles. */
  static boolean maySetPassword(Collection<Role> roles, Staff member) {
    return roles.isEmpty()
        ? mayAdminister(member)
        : roles.stream().allMatch(role -> mayGive(role, member));
  }

  /** The roles that member may give, in their order. */
  public static List<Role> given(Staff member) {
    return java.util.Arrays.stream(Role.values()).filter(role -> mayGive(role, member)).toList();
  }

  /** A member who holds nothing but that role: what they may do is what the role may. */
  static Staff holderOf(Role role) {
    return new Staff(
        new StaffId(new java.util.UUID(0, 0)), "nobody", "Nobody", "nowhere", Set.of(role));
  }
}
