package care.throughline.access.web;

import care.throughline.platform.Texts;
import care.throughline.platform.web.AdministrationEntry;
import care.throughline.platform.web.NavigationContribution;
import care.throughline.platform.web.SignedIn;
import java.util.List;
import org.springframework.stereotype.Component;

/** The administration in the main navigation, for whoever may open one of its pages. */
@Component
final class AdministrationNavigation implements NavigationContribution {

  private static final int ORDER = 80;

  private final List<AdministrationEntry> entries;

  AdministrationNavigation(List<AdministrationEntry> entries) {
    this.entries = entries;
  }

  @Override
  public String label() {
    return Texts.of("workspace.navigation.administration");
  }

  @Override
  public String href() {
    return "/administration";
  }

  @Override
  public String icon() {
    return "gear";
  }

  @Override
  public int order() {
    return ORDER;
  }

  @Override
  public boolean shownTo(SignedIn.Reader reader) {
    return entries.stream().anyMatch(entry -> entry.shownTo(reader));
  }
}
