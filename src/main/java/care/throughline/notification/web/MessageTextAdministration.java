package care.throughline.notification.web;

import care.throughline.access.Role;
import care.throughline.access.StaffRights;
import care.throughline.notification.MessageTexts;
import care.throughline.platform.Texts;
import care.throughline.platform.web.AdministrationEntry;
import care.throughline.platform.web.SignedIn;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the wording of messages adds to the administration and to the page of roles. */
@Configuration(proxyBeanMethods = false)
class MessageTextAdministration {

  @Bean
  AdministrationEntry messageTextEntry() {
    return new AdministrationEntry() {
      @Override
      public String label() {
        return Texts.of("notification.texts.message-texts");
      }

      @Override
      public String words() {
        return Texts.of("notification.entry.words");
      }

      @Override
      public String href() {
        return "/administration/message-texts";
      }

      @Override
      public int order() {
        return 50;
      }

      @Override
      public boolean shownTo(SignedIn.Reader reader) {
        return Stream.of(Role.PRIVACY, Role.DIRECTOR, Role.PATHWAY_ADMIN)
            .map(Role::key)
            .anyMatch(reader.roles()::contains);
      }
    };
  }

  @Bean
  StaffRights.Right proposeWordings() {
    return new StaffRights.Right(
        () -> Texts.of("access.right.propose-wording"), MessageTexts::mayPropose);
  }

  @Bean
  StaffRights.Right reviewWordings() {
    return new StaffRights.Right(
        () -> Texts.of("access.right.review-wording"), MessageTexts::mayReview);
  }
}
