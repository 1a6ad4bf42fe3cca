package care.throughline.notification;

import care.throughline.person.Consents;
import care.throughline.person.Person;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Whether a stored message may still go, asked at the last moment: consent, death and address as
 * they are now.
 */
@Component
final class SendCheck {

  private final Consents consents;

  SendCheck(Consents consents) {
    this.consents = consents;
  }

  /** Key of the text that says why it may not go; empty when it may. */
  Optional<String> objection(Person person, Audience audience, Channel channel) {
    if (person.deceasedOn() != null) {
      return Optional.of("notification.reason.died");
    }
    if (audience == Audience.REFERRER) {
      return consents.mayDisclose(person.id(), "referrer")
          ? Optional.empty()
          : Optional.of("notification.reason.no-disclosure-any-more");
    }
    return switch (channel) {
      case EMAIL ->
          electronic(
              person,
              "email",
              person.email(),
              "notification.reason.no-email-any-more",
              "notification.reason.no-email-address");
      case SMS ->
          electronic(
              person,
              "sms",
              person.phone(),
              "notification.reason.no-sms-any-more",
              "notification.reason.no-sms-number");
      case LETTER, NONE -> Optional.empty();
    };
  }

  private Optional<String> electronic(
      Person person,
      String consent,
      @org.jspecify.annotations.Nullable String to,
      String noConsent,
      String nowhere) {
    if (!consents.active(person.id(), consent)) {
      return Optional.of(noConsent);
    }
    return to == null || to.isBlank() ? Optional.of(nowhere) : Optional.empty();
  }
}
