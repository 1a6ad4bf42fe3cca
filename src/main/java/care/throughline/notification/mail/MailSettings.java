package care.throughline.notification.mail;

import care.throughline.platform.PlainFailure;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server.
 *
 * @param host empty when there is none: then staff pass messages on
 * @param user empty when the server wants no sign-in
 * @param from neutral sender address, such as {@code office@example.org}; needed with a host
 * @param tls {@code offered} (used when the server has it), {@code required}, or {@code implicit}
 *     (from the first byte); empty is {@code required} with a user and {@code offered} without
 */
@ConfigurationProperties("throughline.mail")
record MailSettings(
    @DefaultValue("") String host,
    @DefaultValue("25") int port,
    @DefaultValue("") String user,
    @DefaultValue("") String password,
    @DefaultValue("") String from,
    @DefaultValue("") String tls) {

  boolean present() {
    return !host.isBlank();
  }

  /** How the connection is protected. */
  enum Tls {
    OFFERED,
    REQUIRED,
    IMPLICIT
  }

  Tls protection() {
    return switch (tls.strip()) {
      case "" -> user.isBlank() ? Tls.OFFERED : Tls.REQUIRED;
      case "offered" -> Tls.OFFERED;
      case "required" -> Tls.REQUIRED;
      case "implicit" -> Tls.IMPLICIT;
      default ->
          throw new PlainFailure(
              "throughline.mail.tls is \"" + tls + "\"; it may be offered, required or implicit.");
    };
  }
}
