package care.throughline.workspace.web;

import care.throughline.platform.Texts;
import care.throughline.platform.web.NavigationContribution;
import care.throughline.platform.web.SignedIn;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The health checks in the main navigation. */
@Component
final class HealthNavigation implements NavigationContribution {

  static final Set<String> ROLES = Set.of("operator", "supervisor");

  private static final int ORDER = 90;

  @Override
  public String label() {
    return Texts.of("workspace.navigation.health");
  }

  @Override
  public String href() {
    return "/health-checks";
  }

  @Override
  public String icon() {
    return "pulse";
  }

  @Override
  public int order() {
    return ORDER;
  }

  @Override
  public String section() {
    return Texts.of("workspace.navigation.operation");
  }

  @Override
  public boolean shownTo(SignedIn.Reader reader) {
    return reader.roles().stream().anyMatch(ROLES::contains);
  }
}
