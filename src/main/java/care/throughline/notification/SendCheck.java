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

  /** Why it may not go; empty when it may. */
  Optional<String> objection(Person person, Audience audience, Channel channel) {
    if (person.deceasedOn() != null) {
      return Optional.of("The person has died.");
    }
    if (audience == Audience.REFERRER) {
      return consents.mayDisclose(person.id(), "referrer")
          ? Optional.empty()
          : Optional.of("There is no consent to disclose any more.");
    }
    return switch (channel) {
      case EMAIL -> electronic(person, "email", person.email(), "e-mail");
      case SMS -> electronic(person, "sms", person.phone(), "text messages");
      case LETTER, NONE -> Optional.empty();
    };
  }

  private Optional<String> electronic(
      Person person, String consent, @org.jspecify.annotations.Nullable String to, String words) {
    if (!consents.active(person.id(), consent)) {
      return Optional.of("There is no consent to " + words + " any more.");
    }
    return to == null || to.isBlank()
        ? Optional.of("There is nowhere to send " + words + " any more.")
        : Optional.empty();
  }
}
