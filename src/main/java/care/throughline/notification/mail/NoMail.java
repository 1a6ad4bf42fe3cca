package care.throughline.notification.mail;

import care.throughline.notification.Mail;
import care.throughline.notification.MailCarrier;
import care.throughline.notification.MailOutcome;
import care.throughline.platform.Texts;

/** No mail server is set up. */
final class NoMail implements MailCarrier {

  @Override
  public boolean ready() {
    return false;
  }

  @Override
  public MailOutcome send(Mail mail) {
    return new MailOutcome(MailOutcome.Kind.LATER, Texts.kept("notification.mail.no-server"));
  }
}
