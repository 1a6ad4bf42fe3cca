package care.throughline.worklist.process;

import care.throughline.episode.MessageReceived;
import care.throughline.worklist.SnoozeEnd;
import care.throughline.worklist.Snoozes;
import java.util.Map;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Brings back what was put aside until somebody answers or a result is in, in the transaction in
 * which the message of it is stored.
 */
@Component
final class WakeOnMessages {

  private static final Map<String, SnoozeEnd> NEWS =
      Map.of(
          "episode.personCalledBack", SnoozeEnd.REPLY,
          "residential.bedOffered", SnoozeEnd.REPLY,
          "assessment.moderateRiskFound", SnoozeEnd.RESULT);

  private final Snoozes snoozes;

  WakeOnMessages(Snoozes snoozes) {
    this.snoozes = snoozes;
  }

  @EventListener
  void on(MessageReceived received) {
    SnoozeEnd news = NEWS.get(received.message());
    if (news != null) {
      snoozes.wakeFor(received.episode(), news);
    }
  }
}
