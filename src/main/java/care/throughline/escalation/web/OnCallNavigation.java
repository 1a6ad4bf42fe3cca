package care.throughline.escalation.web;

import care.throughline.access.Role;
import care.throughline.platform.Texts;
import care.throughline.platform.web.NavigationContribution;
import care.throughline.platform.web.SignedIn;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is on call, in the main navigation. */
@Component
final class OnCallNavigation implements NavigationContribution {

  private static final int ORDER = 56;

  @Override
  public String label() {
    return Texts.of("escalation.navigation.on-call");
  }

  @Override
  public String href() {
    return "/on-call";
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
