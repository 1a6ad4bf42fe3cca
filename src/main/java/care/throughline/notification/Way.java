package care.throughline.notification;

import org.jspecify.annotations.Nullable;

/**
 * The way a message takes, and why.
 *
 * @param reason null when it needs none
 */
record Way(Channel channel, NotificationState state, @Nullable String reason) {

  /**
   * What is known of how somebody may be reached.
   *
   * @param mailServer a mail server is set up
   */
  record Reach(
      boolean alive,
      boolean emailAllowed,
      boolean emailKnown,
      boolean smsAllowed,
      boolean phoneKnown,
      boolean addressKnown,
      boolean mailServer) {}

  /**
   * To the person: by e-mail where they agreed to it, else by text message where they agreed to
   * that, else by letter. What no machine can send is for staff; it never falls to a less private
   * channel.
   */
  static Way toPerson(Reach reach, boolean letterOnly) {
    if (!reach.alive()) {
      return new Way(Channel.NONE, NotificationState.WITHHELD, "The person has died.");
    }
    if (!letterOnly && reach.emailAllowed() && reach.emailKnown()) {
      return reach.mailServer()
          ? new Way(Channel.EMAIL, NotificationState.QUEUED, null)
          : new Way(
              Channel.EMAIL,
              NotificationState.SHOWN,
              "No mail server is set up: pass it on yourself.");
    }
    if (!letterOnly && reach.smsAllowed() && reach.phoneKnown()) {
      return new Way(
          Channel.SMS,
          NotificationState.SHOWN,
          "Text messages are not sent from here yet: pass it on yourself.");
    }
    String why = letterOnly ? "Goes by letter only: " : "No consent to e-mail or text messages: ";
    return new Way(
        Channel.LETTER,
        NotificationState.SHOWN,
        why
            + (reach.addressKnown()
                ? "print and post it."
                : "no postal address is known, hand it over or call."));
  }

  /**
   * To the referrer: a disclosure, so only with consent, and then on paper with the consent
   * enclosed.
   */
  static Way toReferrer(boolean alive, boolean referrerKnown, boolean disclosureAllowed) {
    if (!alive) {
      return new Way(Channel.NONE, NotificationState.WITHHELD, "The person has died.");
    }
    if (!referrerKnown) {
      return new Way(Channel.NONE, NotificationState.WITHHELD, "Nobody referred the person.");
    }
    return disclosureAllowed
        ? new Way(
            Channel.LETTER,
            NotificationState.SHOWN,
            "Print it, enclose a copy of the consent, and post it.")
        : new Way(Channel.NONE, NotificationState.WITHHELD, "There is no consent to disclose.");
  }
}
