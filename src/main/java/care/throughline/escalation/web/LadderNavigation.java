package care.throughline.escalation.web;

import care.throughline.access.Role;
import care.throughline.platform.Texts;
import care.throughline.platform.web.NavigationContribution;
import care.throughline.platform.web.SignedIn;
import java.util.List;
import org.springframework.stereotype.Component;

/** The ladders, in the main navigation of those who change them or answer for them. */
@Component
final class LadderNavigation implements NavigationContribution {

  private static final int ORDER = 66;
  private static final List<Role> SHOWN =
      List.of(Role.PATHWAY_ADMIN, Role.OPERATOR, Role.SUPERVISOR, Role.DIRECTOR);

  @Override
  public String label() {
    return Texts.of("escalation.navigation.ladders");
  }

  @Override
  public String href() {
    return "/ladders";
  }

  @Override
  public String icon() {
    return "path";
  }

  @Override
  public int order() {
    return ORDER;
  }

  @Override
  public boolean shownTo(SignedIn.Reader reader) {
    return SHOWN.stream().map(Role::key).anyMatch(reader.roles()::contains);
  }
}
