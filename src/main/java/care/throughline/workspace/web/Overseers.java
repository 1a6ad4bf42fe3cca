package care.throughline.workspace.web;

import care.throughline.access.Role;
import care.throughline.access.Staff;
import java.util.Collection;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Who may look at the work of colleagues: supervisors and directors, at their own site. */
final class Overseers {

  private Overseers() {}

  static boolean are(Collection<String> roleKeys) {
    return roleKeys.contains(Role.SUPERVISOR.key()) || roleKeys.contains(Role.DIRECTOR.key());
  }

  static boolean include(Staff member) {
    return are(member.roleKeys());
  }

  /** Everybody else is refused. */
  static void admit(Staff reader) {
    if (!include(reader)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }
}
