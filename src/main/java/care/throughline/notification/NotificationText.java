package care.throughline.notification;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message as it was written, and what became of it.
 *
 * @param objection why it must not be passed on any more, checked now; null when it may
 * @param attempts oldest first
 */
public record NotificationText(
    Notification notification,
    @Nullable String subject,
    String body,
    @Nullable String objection,
    List<Attempt> attempts) {

  /** One entry of the delivery ledger. */
  public record Attempt(Instant at, String words) {}
}
