package care.throughline.schedule.web;

import care.throughline.access.Role;
import care.throughline.platform.web.NavigationContribution;
import care.throughline.platform.web.SignedIn;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The clinic's week in the main navigation. */
@Component
final class ScheduleNavigation implements NavigationContribution {

  private static final int ORDER = 30;

  @Override
  public String label() {
    return "Schedule";
  }

  @Override
  public String href() {
    return "/schedule";
  }

  @Override
  public String icon() {
    return "week";
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
