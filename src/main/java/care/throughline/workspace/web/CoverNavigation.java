package care.throughline.workspace.web;

import care.throughline.access.Role;
import care.throughline.platform.Texts;
import care.throughline.platform.web.NavigationContribution;
import care.throughline.platform.web.SignedIn;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is away, in the main navigation. */
@Component
final class CoverNavigation implements NavigationContribution {

  private static final int ORDER = 55;

  @Override
  public String label() {
    return Texts.of("workspace.navigation.cover");
  }

  @Override
  public String href() {
    return "/cover";
  }

  @Override
  public String icon() {
    return "calendar";
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
