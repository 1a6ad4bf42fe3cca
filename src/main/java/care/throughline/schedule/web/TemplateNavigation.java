package care.throughline.schedule.web;

import care.throughline.access.Role;
import care.throughline.platform.web.NavigationContribution;
import care.throughline.platform.web.SignedIn;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Programme templates in the main navigation, for those who change them. */
@Component
final class TemplateNavigation implements NavigationContribution {

  private static final int ORDER = 60;
  private static final Set<Role> CHANGE = Set.of(Role.SUPERVISOR, Role.DIRECTOR);

  /** Everybody who works with people may look; only who may change is led there. */
  static boolean shownTo(Collection<Role> roles) {
    return roles.stream().anyMatch(Role::seesPeople);
  }

  @Override
  public String label() {
    return "Programmes";
  }

  @Override
  public String href() {
    return "/programme-templates";
  }

  @Override
  public String icon() {
    return "rows";
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
        .anyMatch(CHANGE::contains);
  }
}
