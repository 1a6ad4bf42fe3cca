package care.throughline.escalation.web;

import care.throughline.access.Role;
import care.throughline.access.StaffMembers;
import care.throughline.escalation.Escalations;
import care.throughline.platform.Texts;
import care.throughline.platform.web.NavigationContribution;
import care.throughline.platform.web.SignedIn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What rings, in the main navigation, with how much of it nobody has answered. */
@Component
final class EscalationNavigation implements NavigationContribution {

  private static final int ORDER = 12;
  private static final int MOST = 99;

  private final Escalations escalations;
  private final StaffMembers staff;

  EscalationNavigation(Escalations escalations, StaffMembers staff) {
    this.escalations = escalations;
    this.staff = staff;
  }

  @Override
  public String label() {
    return Texts.of("escalation.navigation");
  }

  @Override
  public String href() {
    return "/escalations";
  }

  @Override
  public String icon() {
    return "pulse";
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
    int ringing = staff.named(reader.username()).map(escalations::unanswered).orElse(0);
    return ringing == 0 ? null : new Count(ringing > MOST ? "99+" : "" + ringing, true);
  }
}
