package care.throughline.access;

import java.security.Principal;

/**
 * The principal of a request: who signed in. Roles are read afresh with each request, so that a
 * change counts at once.
 */
public record SignedInStaff(Staff staff) implements Principal {

  @Override
  public String getName() {
    return staff.username();
  }
}
