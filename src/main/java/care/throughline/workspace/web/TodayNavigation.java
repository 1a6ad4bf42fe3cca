package care.throughline.workspace.web;

import care.throughline.platform.Texts;
import care.throughline.platform.web.NavigationContribution;
import care.throughline.platform.web.SignedIn;
import org.springframework.stereotype.Component;

/** The page a day begins with, first in the main navigation. */
@Component
final class TodayNavigation implements NavigationContribution {

  private static final int ORDER = 5;

  @Override
  public String label() {
    return Texts.of("workspace.navigation.today");
  }

  @Override
  public String href() {
    return "/today";
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
    return true;
  }
}
