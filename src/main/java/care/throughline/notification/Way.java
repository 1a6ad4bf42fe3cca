package care.throughline.notification;

import care.throughline.platform.Texts;
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
      return new Way(
          Channel.NONE, NotificationState.WITHHELD, Texts.kept("notification.reason.died"));
    }
    if (!letterOnly && reach.emailAllowed() && reach.emailKnown()) {
      return reach.mailServer()
          ? new Way(Channel.EMAIL, NotificationState.QUEUED, null)
          : new Way(
              Channel.EMAIL,
              NotificationState.SHOWN,
              Texts.kept("notification.reason.no-mail-server"));
    }
    if (!letterOnly && reach.smsAllowed() && reach.phoneKnown()) {
      return new Way(
          Channel.SMS, NotificationState.SHOWN, Texts.kept("notification.reason.no-sms-yet"));
    }
    return new Way(Channel.LETTER, NotificationState.SHOWN, Texts.kept(letter(letterOnly, reach)));
  }

  private static String letter(boolean letterOnly, Reach reach) {
    if (letterOnly) {
      return reach.addressKnown()
          ? "notification.reason.letter-only-post"
          : "notification.reason.letter-only-no-address";
    }
    return reach.addressKnown()
        ? "notification.reason.no-consent-post"
        : "notification.reason.no-consent-no-address";
  }

  /**
   * To the referrer: a disclosure, so only with consent, and then on paper with the consent
   * enclosed.
   */
  static Way toReferrer(boolean alive, boolean referrerKnown, boolean disclosureAllowed) {
    if (!alive) {
      return new Way(
          Channel.NONE, NotificationState.WITHHELD, Texts.kept("notification.reason.died"));
    }
    if (!referrerKnown) {
      return new Way(
          Channel.NONE,
          NotificationState.WITHHELD,
          Texts.kept("notification.reason.nobody-referred"));
    }
    return disclosureAllowed
        ? new Way(
            Channel.LETTER, NotificationState.SHOWN, Texts.kept("notification.reason.with-consent"))
        : new Way(
            Channel.NONE,
            NotificationState.WITHHELD,
            Texts.kept("notification.reason.no-disclosure"));
  }
}
