package care.throughline.notification.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import care.throughline.notification.Mail;
import care.throughline.notification.MailOutcome;
import care.throughline.notification.MailOutcome.Kind;
import care.throughline.notification.NotificationId;
import care.throughline.platform.PlainFailure;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SmtpMailTests {

  @RegisterExtension
  static final GreenMailExtension SERVER =
      new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort())
          .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2027-01-04T15:00:00Z"), ZoneOffset.UTC);
  private static final NotificationId ID =
      new NotificationId(UUID.fromString("7c1c1d5e-3a51-4c4b-9df4-0d3f4f7c0001"));
  private static final Mail MAIL =
      new Mail(
          ID, "dana@example.org", "Your appointment", "Your appointment is on Wed 1/6 at 6:00 PM.");

  @Test
  void whatTheServerTookIsAccepted() throws Exception {
    assertThat(mail(SERVER.getSmtp().getPort()).send(MAIL).kind()).isEqualTo(Kind.ACCEPTED);
    MimeMessage received = SERVER.getReceivedMessages()[0];
    assertThat(received.getSubject()).isEqualTo("Your appointment");
    assertThat(received.getAllRecipients()[0]).hasToString("dana@example.org");
    assertThat(received.getContent().toString().strip()).isEqualTo(MAIL.body());
    assertThat(received.getSentDate()).isEqualTo("2027-01-04T15:00:00Z");
  }

  @Test
  void everyCopyHasTheSameMessageId() throws Exception {
    SmtpMail mail = mail(SERVER.getSmtp().getPort());
    mail.send(MAIL);
    mail.send(MAIL);
    for (MimeMessage copy : SERVER.getReceivedMessages()) {
      assertThat(copy.getMessageID()).isEqualTo("<" + ID.value() + "@example.net>");
    }
  }

  @Test
  void nobodyIsNamedOutsideTheAddress() throws Exception {
    mail(SERVER.getSmtp().getPort()).send(MAIL);
    MimeMessage received = SERVER.getReceivedMessages()[0];
    assertThat(received.getFrom()[0]).hasToString("office@example.net");
    assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
  }

  @Test
  void aServerThatIsNotThereIsTriedLater() throws IOException {
    int nobody;
    try (ServerSocket socket = new ServerSocket(0)) {
      nobody = socket.getLocalPort();
    }
    assertThat(mail(nobody).send(MAIL).kind()).isEqualTo(Kind.LATER);
  }

  @Test
  void aServerThatIsBusyIsTriedLater() throws IOException {
    try (FaultyServer server =
        new FaultyServer("451 4.3.0 try again, dana@example.org", FaultyServer.At.RECIPIENT)) {
      MailOutcome outcome = mail(server.port()).send(MAIL);
      assertThat(outcome)
          .isEqualTo(new MailOutcome(Kind.LATER, "The mail server put it off (451)."));
    }
  }

  @Test
  void anAddressTheServerDoesNotKnowIsRefusedAndNotRepeatedInTheLedger() throws IOException {
    try (FaultyServer server =
        new FaultyServer("550 5.1.1 no such user dana@example.org", FaultyServer.At.RECIPIENT)) {
      MailOutcome outcome = mail(server.port()).send(MAIL);
      assertThat(outcome)
          .isEqualTo(new MailOutcome(Kind.REFUSED, "The mail server refused it (550)."));
    }
  }

  @Test
  void aTextTheServerDoesNotWantIsRefused() throws IOException {
    try (FaultyServer server = new FaultyServer("554 5.7.1 refused", FaultyServer.At.TEXT)) {
      assertThat(mail(server.port()).send(MAIL).kind()).isEqualTo(Kind.REFUSED);
    }
  }

  @Test
  void aConnectionThatBreaksAfterTheTextIsUndecided() throws IOException {
    try (FaultyServer server = new FaultyServer(null, FaultyServer.At.TEXT)) {
      assertThat(mail(server.port()).send(MAIL).kind()).isEqualTo(Kind.UNDECIDED);
    }
  }

  @Test
  void whatIsNoAddressIsRefused() {
    Mail unusable = new Mail(ID, "not an address", "Your appointment", "text");
    assertThat(mail(SERVER.getSmtp().getPort()).send(unusable).kind()).isEqualTo(Kind.REFUSED);
    assertThat(SERVER.getReceivedMessages()).isEmpty();
  }

  @Test
  void aServerWithoutASenderAddressIsRefusedAtStart() {
    assertThatThrownBy(() -> new SmtpMail(new MailSettings("localhost", 25, "", "", "", ""), CLOCK))
        .isInstanceOf(PlainFailure.class)
        .hasMessageContaining("THROUGHLINE_SMTP_FROM");
  }

  @Test
  void aPasswordNeverTravelsInTheClear() {
    assertThat(
            new MailSettings("mail", 587, "user", "secret", "office@example.net", "").protection())
        .isEqualTo(MailSettings.Tls.REQUIRED);
    assertThat(new MailSettings("mail", 25, "", "", "office@example.net", "").protection())
        .isEqualTo(MailSettings.Tls.OFFERED);
  }

  private static SmtpMail mail(int port) {
    return new SmtpMail(
        new MailSettings("localhost", port, "", "", "office@example.net", ""), CLOCK);
  }
}
