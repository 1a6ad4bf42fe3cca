package care.throughline.notification;

/**
 * One e-mail, ready to go.
 *
 * @param id gives the Message-ID: the same for every copy of the message
 */
public record Mail(NotificationId id, String to, String subject, String body) {}
