package care.throughline.episode;

import care.throughline.platform.Background;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Delivers stored messages a second after they were stored, at the latest. */
@Component
final class MessageDelivery implements Background.Recurring {

  private final Messages messages;

  MessageDelivery(Messages messages) {
    this.messages = messages;
  }

  @Override
  public String name() {
    return "message-delivery";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(1);
  }

  @Override
  public void round() {
    messages.deliverDue();
  }
}
