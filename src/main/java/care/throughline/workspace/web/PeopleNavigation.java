package care.throughline.workspace.web;

import care.throughline.access.Role;
import care.throughline.platform.Texts;
import care.throughline.platform.web.NavigationContribution;
import care.throughline.platform.web.SignedIn;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The people in the main navigation. */
@Component
final class PeopleNavigation implements NavigationContribution {

  private static final int ORDER = 20;

  @Override
  public String label() {
    return Texts.of("workspace.navigation.people");
  }

  @Override
  public String href() {
    return "/people";
  }

  @Override
  public String icon() {
    return "people";
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
