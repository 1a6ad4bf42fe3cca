package care.throughline.notification.web;

import org.jspecify.annotations.Nullable;

/**
 * One line of the log.
 *
 * @param time in the clinic's zone
 * @param state mark beside the words: queued, sent, failed or withheld
 */
public record NotificationRow(
    String id,
    String time,
    @Nullable Named person,
    @Nullable String personHref,
    String template,
    String channel,
    @Nullable String recipient,
    String state,
    String stateText,
    @Nullable String reason) {

  /** A person as pages show them; {@code initials} stand in while names are hidden. */
  public record Named(String id, String name, String initials) {}
}
