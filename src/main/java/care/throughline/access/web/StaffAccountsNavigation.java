package care.throughline.access.web;

import care.throughline.access.Role;
import care.throughline.platform.web.NavigationContribution;
import care.throughline.platform.web.SignedIn;
import org.springframework.stereotype.Component;

/** Staff accounts in the main navigation, for those who end and open them. */
@Component
final class StaffAccountsNavigation implements NavigationContribution {

  @Override
  public String label() {
    return "Staff accounts";
  }

  @Override
  public String href() {
    return "/staff-accounts";
  }

  @Override
  public String icon() {
    return "people";
  }

  @Override
  public int order() {
    return 64;
  }

  @Override
  public boolean shownTo(SignedIn.Reader reader) {
    return reader.roles().contains(Role.DIRECTOR.key())
        || reader.roles().contains(Role.OPERATOR.key());
  }
}
