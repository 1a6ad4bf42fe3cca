package care.throughline.workspace.web;

import care.throughline.platform.Texts;
import care.throughline.platform.web.NavigationContribution;
import care.throughline.platform.web.SignedIn;
import org.springframework.stereotype.Component;

/** The work of the colleagues, in the main navigation of those who answer for it. */
@Component
final class TeamNavigation implements NavigationContribution {

  private static final int ORDER = 15;

  @Override
  public String label() {
    return Texts.of("workspace.navigation.team");
  }

  @Override
  public String href() {
    return "/team";
  }

  @Override
  public String icon() {
    return "chart";
  }

  @Override
  public int order() {
    return ORDER;
  }

  @Override
  public boolean shownTo(SignedIn.Reader reader) {
    return Overseers.are(reader.roles());
  }
}
