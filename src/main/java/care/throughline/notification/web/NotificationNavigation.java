package care.throughline.notification.web;

import care.throughline.access.Role;
import care.throughline.platform.Texts;
import care.throughline.platform.web.NavigationContribution;
import care.throughline.platform.web.SignedIn;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The notifications log in the main navigation. */
@Component
final class NotificationNavigation implements NavigationContribution {

  private static final int ORDER = 60;

  @Override
  public String label() {
    return Texts.of("notification.log.notifications");
  }

  @Override
  public String href() {
    return "/notifications";
  }

  @Override
  public String icon() {
    return "message";
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
