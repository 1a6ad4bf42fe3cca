package care.throughline.schedule.web;

import care.throughline.access.Role;
import care.throughline.platform.web.NavigationContribution;
import care.throughline.platform.web.SignedIn;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The reader's own week in the main navigation. */
@Component
final class MyCalendarNavigation implements NavigationContribution {

  private static final int ORDER = 31;

  @Override
  public String label() {
    return "My calendar";
  }

  @Override
  public String href() {
    return "/calendar";
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
