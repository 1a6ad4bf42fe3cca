package care.throughline.platform.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;

/** A place of a running instance that waits for a message. */
record Subscription(String message, String execution) {

  /** Everything the episode waits for, what has waited longest first. */
  static List<Subscription> of(UUID episode, RuntimeService runtime) {
    return runtime
        .createProcessInstanceQuery()
        .processInstanceBusinessKey(episode.toString())
        .list()
        .stream()
        .flatMap(instance -> of(instance, runtime))
        .sorted(
            Comparator.comparing(EventSubscription::getCreated)
                .thenComparing(EventSubscription::getId))
        .map(event -> new Subscription(event.getEventName(), event.getExecutionId()))
        .toList();
  }

  private static java.util.stream.Stream<EventSubscription> of(
      ProcessInstance instance, RuntimeService runtime) {
    return runtime
        .createEventSubscriptionQuery()
        .processInstanceId(instance.getId())
        .eventType("message")
        .list()
        .stream();
  }

  /** The value of a variable where it waits, as text; null when it has none. */
  @Nullable String value(String variable, RuntimeService runtime) {
    return Objects.toString(runtime.getVariable(execution, variable), null);
  }
}
