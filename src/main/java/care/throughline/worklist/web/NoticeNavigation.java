package care.throughline.worklist.web;

import care.throughline.access.Role;
import care.throughline.platform.Texts;
import care.throughline.platform.web.NavigationContribution;
import care.throughline.platform.web.SignedIn;
import care.throughline.worklist.Notices;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The reader's notices in the main navigation and, as a bell, in the bar on top. */
@Component
final class NoticeNavigation implements NavigationContribution {

  private static final int ORDER = 58;

  private final Notices notices;

  NoticeNavigation(Notices notices) {
    this.notices = notices;
  }

  @Override
  public String label() {
    return Texts.of("worklist.notices.notices");
  }

  @Override
  public String href() {
    return "/notices";
  }

  @Override
  public String icon() {
    return "bell";
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

  @Override
  public @Nullable Count count(SignedIn.Reader reader) {
    int unseen = notices.unseen(reader.username());
    return unseen == 0 ? null : new Count(Integer.toString(unseen), false);
  }
}
