package care.throughline.notification.mail;

import care.throughline.notification.Mail;
import care.throughline.notification.MailCarrier;
import care.throughline.notification.MailOutcome;
import care.throughline.notification.MailOutcome.Kind;
import care.throughline.platform.PlainFailure;
import care.throughline.platform.Texts;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;

/**
 * Hands mail to an SMTP server. A refusal that the server itself spoke is certain; a connection
 * that broke after it stood is not, because the server may have accepted the mail before its answer
 * was lost.
 */
final class SmtpMail implements MailCarrier {

  /**
   * The library's own default is to wait for ever. A conversation has about a dozen answers: all
   * together stay below the lease.
   */
  private static final String CONNECT_MILLIS = "5000";

  private static final String ANSWER_MILLIS = "15000";
  private static final Pattern ANSWER = Pattern.compile("\\s*([45]\\d\\d)\\b");

  private final JavaMailSenderImpl sender;
  private final InternetAddress from;
  private final Clock clock;

  SmtpMail(MailSettings settings, Clock clock) {
    this.from = address(settings.from());
    this.clock = clock;
    this.sender = new Sender();
    sender.setHost(settings.host().strip());
    sender.setPort(settings.port());
    sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
    if (!settings.user().isBlank()) {
      sender.setUsername(settings.user());
      sender.setPassword(settings.password());
    }
    sender.setJavaMailProperties(properties(settings));
  }

  /** Tells a connection that never stood from one that broke. */
  private static final class Sender extends JavaMailSenderImpl {

    @Override
    protected Transport connectTransport() throws MessagingException {
      try {
        return super.connectTransport();
      } catch (jakarta.mail.AuthenticationFailedException refused) {
        throw refused;
      } catch (MessagingException failure) {
        throw new NotConnected(failure);
      }
    }
  }

  private static final class NotConnected extends MessagingException {

    private static final long serialVersionUID = 1L;

    NotConnected(MessagingException cause) {
      super("not connected", cause);
    }
  }

  @Override
  public boolean ready() {
    return true;
  }

  @Override
  public MailOutcome send(Mail mail) {
    MimeMessage message;
    try {
      message = compose(mail);
    } catch (MessagingException unusable) {
      return new MailOutcome(Kind.REFUSED, Texts.kept("notification.mail.no-address"));
    }
    try {
      sender.send(message);
      return new MailOutcome(Kind.ACCEPTED, Texts.kept("notification.mail.accepted"));
    } catch (MailAuthenticationException refused) {
      return new MailOutcome(Kind.LATER, Texts.kept("notification.mail.sign-in"));
    } catch (MailSendException failure) {
      return judge(failure);
    }
  }

  /** The id makes the Message-ID, so every copy of a message has the same one. */
  static String messageId(Mail mail, InternetAddress from) {
    String address = from.getAddress();
    return "<" + mail.id().value() + "@" + address.substring(address.indexOf('@') + 1) + ">";
  }

  private MimeMessage compose(Mail mail) throws MessagingException {
    MimeMessage message = sender.createMimeMessage();
    MimeMessageHelper helper = new MimeMessageHelper(message, StandardCharsets.UTF_8.name());
    helper.setFrom(from);
    helper.setTo(new InternetAddress(mail.to(), true));
    helper.setSubject(mail.subject());
    helper.setText(mail.body());
    helper.setSentDate(Date.from(clock.instant()));
    message.setHeader("Message-ID", messageId(mail, from));
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  private static MailOutcome judge(MailSendException failure) {
    if (failure.getCause() instanceof NotConnected) {
      return new MailOutcome(Kind.LATER, Texts.kept("notification.mail.not-reached"));
    }
    Exception[] each = failure.getMessageExceptions();
    OptionalInt code = each.length > 0 ? code(each[0]) : OptionalInt.empty();
    if (code.isEmpty()) {
      return new MailOutcome(Kind.UNDECIDED, Texts.kept("notification.mail.broke"));
    }
    return code.getAsInt() >= 500
        ? new MailOutcome(Kind.REFUSED, Texts.kept("notification.mail.refused", code.getAsInt()))
        : new MailOutcome(Kind.LATER, Texts.kept("notification.mail.put-off", code.getAsInt()));
  }

  /**
   * The refusing answer of the server (400 to 599), if it gave one. The library tells it as the
   * first word of a failure.
   */
  private static OptionalInt code(@Nullable Exception failure) {
    OptionalInt found = OptionalInt.empty();
    for (Exception each = failure;
        each instanceof MessagingException told;
        each = told.getNextException()) {
      Matcher answer = ANSWER.matcher(String.valueOf(told.getMessage()));
      if (told instanceof SendFailedException && answer.lookingAt()) {
        found = OptionalInt.of(Integer.parseInt(answer.group(1)));
      }
    }
    return found;
  }

  private static Properties properties(MailSettings settings) {
    Properties properties = new Properties();
    properties.setProperty("mail.smtp.connectiontimeout", CONNECT_MILLIS);
    properties.setProperty("mail.smtp.timeout", ANSWER_MILLIS);
    properties.setProperty("mail.smtp.writetimeout", ANSWER_MILLIS);
    properties.setProperty("mail.smtp.quitwait", "false");
    properties.setProperty("mail.smtp.localhost", "localhost");
    properties.setProperty("mail.smtp.auth", String.valueOf(!settings.user().isBlank()));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
    switch (settings.protection()) {
      case OFFERED -> properties.setProperty("mail.smtp.starttls.enable", "true");
      case REQUIRED -> {
        properties.setProperty("mail.smtp.starttls.enable", "true");
        properties.setProperty("mail.smtp.starttls.required", "true");
      }
      case IMPLICIT -> properties.setProperty("mail.smtp.ssl.enable", "true");
    }
    return properties;
  }

  private static InternetAddress address(String from) {
    try {
      InternetAddress address = new InternetAddress(from.strip(), true);
      if (address.getAddress().indexOf('@') < 0) {
        throw new AddressException("no domain");
      }
      return address;
    } catch (AddressException unusable) {
      throw new PlainFailure(
          "A mail server is set, but THROUGHLINE_SMTP_FROM is not an e-mail address. Set it to a neutral one.",
          unusable);
    }
  }
}
