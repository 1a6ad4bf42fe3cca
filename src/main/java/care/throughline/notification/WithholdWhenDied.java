package care.throughline.notification;

import care.throughline.episode.PersonDied;
import care.throughline.platform.Texts;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The dead are not written to: in the transaction that records the death, everything that waits is
 * withheld.
 */
@Component
final class WithholdWhenDied {

  private final Outbox outbox;

  WithholdWhenDied(Outbox outbox) {
    this.outbox = outbox;
  }

  @EventListener
  void on(PersonDied died) {
    outbox.withholdWaiting(died.person(), Texts.kept("notification.reason.died"));
  }
}
