package care.throughline.worklist.web;

import care.throughline.access.Role;
import care.throughline.access.StaffRights;
import care.throughline.platform.Texts;
import care.throughline.platform.web.AdministrationEntry;
import care.throughline.platform.web.SignedIn;
import care.throughline.worklist.SavedViews;
import care.throughline.worklist.ViewKeeping;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the work list adds to the administration and to the page of roles. */
@Configuration(proxyBeanMethods = false)
class WorkListAdministration {

  @Bean
  AdministrationEntry sharedViewEntry() {
    return new AdministrationEntry() {
      @Override
      public String label() {
        return Texts.of("worklist.view-administration.shared-views");
      }

      @Override
      public String words() {
        return Texts.of("worklist.entry.shared-views");
      }

      @Override
      public String href() {
        return "/administration/views";
      }

      @Override
      public int order() {
        return 40;
      }

      @Override
      public boolean shownTo(SignedIn.Reader reader) {
        return reader.roles().contains(Role.SUPERVISOR.key())
            || reader.roles().contains(Role.DIRECTOR.key());
      }
    };
  }

  @Bean
  StaffRights.Right shareViews() {
    return new StaffRights.Right(() -> Texts.of("access.right.share-views"), SavedViews::mayShare);
  }

  @Bean
  StaffRights.Right keepViews() {
    return new StaffRights.Right(() -> Texts.of("access.right.keep-views"), ViewKeeping::may);
  }

  @Bean
  StaffRights.Right stepIn() {
    return new StaffRights.Right(
        () -> Texts.of("access.right.step-in"), member -> member.has(Role.SUPERVISOR));
  }
}
