package care.throughline.access;

import care.throughline.platform.Actor;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A member of staff, or a client program, who can sign in.
 *
 * @param username lower case, unique
 * @param site id of the site they work at
 */
public record Staff(StaffId id, String username, String name, String site, Set<Role> roles) {

  public boolean has(Role role) {
    return roles.contains(role);
  }

  /** True when any role works with people in care. */
  public boolean seesPeople() {
    return roles.stream().anyMatch(Role::seesPeople);
  }

  /** Keys of the roles, as models name them. */
  public Set<String> roleKeys() {
    return roles.stream().map(Role::key).collect(Collectors.toUnmodifiableSet());
  }

  /** First letters of the names, for the round mark beside an item. */
  public String initials() {
    return Arrays.stream(name.split("\\s+"))
        .filter(part -> !part.isEmpty())
        .map(part -> part.substring(0, 1))
        .limit(2)
        .collect(Collectors.joining());
  }

  public Actor actor() {
    return new Actor(username);
  }
}
