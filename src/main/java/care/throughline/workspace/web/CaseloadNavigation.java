package care.throughline.workspace.web;

import care.throughline.access.Role;
import care.throughline.platform.Texts;
import care.throughline.platform.web.NavigationContribution;
import care.throughline.platform.web.SignedIn;
import org.springframework.stereotype.Component;

/** The reader's own people in the main navigation. */
@Component
final class CaseloadNavigation implements NavigationContribution {

  private static final int ORDER = 21;

  @Override
  public String label() {
    return Texts.of("workspace.navigation.caseload");
  }

  @Override
  public String href() {
    return "/caseload";
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
    return reader.roles().contains(Role.THERAPIST.key()) || Overseers.are(reader.roles());
  }
}
