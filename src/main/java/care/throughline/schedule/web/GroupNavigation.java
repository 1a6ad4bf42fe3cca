package care.throughline.schedule.web;

import care.throughline.access.Role;
import care.throughline.platform.web.NavigationContribution;
import care.throughline.platform.web.SignedIn;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The groups in the main navigation. */
@Component
final class GroupNavigation implements NavigationContribution {

  private static final int ORDER = 40;

  @Override
  public String label() {
    return "Groups";
  }

  @Override
  public String href() {
    return "/groups";
  }

  @Override
  public String icon() {
    return "group";
  }

  @Override
  public int order() {
    return ORDER;
  }

  @Override
  public boolean shownTo(SignedIn.Reader reader) {
    return reader.roles().stream()
        .map(Role::of)
        .flatMap(Optional::stream)
        .anyMatch(Role::seesPeople);
  }
}
