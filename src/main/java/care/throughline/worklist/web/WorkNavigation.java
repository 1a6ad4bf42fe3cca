package care.throughline.worklist.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.StaffMembers;
import care.throughline.platform.Texts;
import care.throughline.platform.web.NavigationContribution;
import care.throughline.platform.web.SignedIn;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.WorkItemBackground;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The list in the main navigation; the number beside it is what is late or due today. */
@Component
final class WorkNavigation implements NavigationContribution {

  private static final int ORDER = 10;

  private final WorkItemBackground background;
  private final StaffMembers staff;
  private final SiteTimes times;

  WorkNavigation(WorkItemBackground background, StaffMembers staff, SiteTimes times) {
    this.background = background;
    this.staff = staff;
    this.times = times;
  }

  @Override
  public String label() {
    return Texts.of("worklist.item.my-work");
  }

  @Override
  public String href() {
    return "/";
  }

  @Override
  public String icon() {
    return "tasks";
  }

  @Override
  public int order() {
    return ORDER;
  }

  @Override
  public boolean shownTo(SignedIn.Reader reader) {
    return true;
  }

  @Override
  public @Nullable Count count(SignedIn.Reader reader) {
    return staff
        .named(reader.username())
        .map(
            member -> {
              TimeTexts texts = times.of(member);
              return background.pressing(member, texts.now(), texts.startOfDay(1));
            })
        .filter(pressing -> pressing.late() + pressing.today() > 0)
        .map(
            pressing ->
                new Count(Long.toString(pressing.late() + pressing.today()), pressing.late() > 0))
        .orElse(null);
  }
}
