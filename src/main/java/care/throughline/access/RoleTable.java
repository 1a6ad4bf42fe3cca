package care.throughline.access;

import java.util.List;
import org.springframework.stereotype.Component;

/** What each role may do: every right is asked of a member who holds nothing but that role. */
@Component
public class RoleTable {

  private final List<StaffRights.Right> rights;

  RoleTable(List<StaffRights.Right> rights) {
    this.rights = rights;
  }

  /** What the role may do, in words. */
  public List<String> of(Role role) {
    Staff holder = StaffRights.holderOf(role);
    return rights.stream()
        .filter(right -> right.held().test(holder))
        .map(right -> right.said().get())
        .toList();
  }
}
