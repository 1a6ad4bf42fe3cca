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
        return "Message texts";
      }

      @Override
      public String words() {
        return "How messages to people are worded; a new wording counts when a privacy officer has reviewed it.";
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
