package care.throughline.platform.engine;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;

/** Messages to an episode: who takes them, and what staff may report now. */
public final class EngineMessages {

  private final ProcessEngine engine;
  private final ModelShelf models;

  EngineMessages(ProcessEngine engine, ModelShelf models) {
    this.engine = engine;
    this.models = models;
  }

  /**
   * Hands a message to the episode: begins the process that starts with it, or moves on what waits
   * for it. When the model says what tells several waiting ones apart, exactly one moves on: the
   * one the payload means, and of equal ones the one that has waited longest.
   *
   * @param payload scalars, become variables of the receiver
   */
  public Delivery deliver(
      String deployment, String message, UUID episode, Map<String, Object> payload) {
    String starts = models.of(deployment).startedBy(message);
    String tellsApart = models.of(deployment).tellsApart(message);
    return LostRace.told(
        () -> {
          if (starts != null) {
            engine
                .getRuntimeService()
                .createMessageCorrelation(message)
                .processDefinitionId(starts)
                .processInstanceBusinessKey(episode.toString())
                .setVariables(payload)
                .correlateStartMessage();
            return Delivery.STARTED;
          }
          if (tellsApart != null) {
            return deliverToOne(message, episode, payload, tellsApart);
          }
          int received =
              engine
                  .getRuntimeService()
                  .createMessageCorrelation(message)
                  .processInstanceBusinessKey(episode.toString())
                  .setVariables(payload)
                  .correlateAllWithResult()
                  .size();
          return received > 0 ? Delivery.RECEIVED : Delivery.NOBODY_WAITING;
        });
  }

  private Delivery deliverToOne(
      String message, UUID episode, Map<String, Object> payload, String tellsApart) {
    RuntimeService runtime = engine.getRuntimeService();
    Map<String, Object> told = new HashMap<>(payload);
    Object meant = told.remove(tellsApart);
    return Subscription.of(episode, runtime).stream()
        .filter(waiting -> waiting.message().equals(message))
        .filter(
            waiting -> meant == null || meant.toString().equals(waiting.value(tellsApart, runtime)))
        .findFirst()
        .map(
            waiting -> {
              runtime.messageEventReceived(message, waiting.execution(), told);
              return Delivery.RECEIVED;
            })
        .orElse(Delivery.NOBODY_WAITING);
  }

  /**
   * What tells apart the instances that wait for a message now, such as the levels of the beds that
   * are looked for; each once, empty when nobody waits or nothing tells them apart.
   */
  public List<String> waitingFor(String deployment, String message, UUID episode) {
    String tellsApart = models.of(deployment).tellsApart(message);
    if (tellsApart == null) {
      return List.of();
    }
    RuntimeService runtime = engine.getRuntimeService();
    return Subscription.of(episode, runtime).stream()
        .filter(waiting -> waiting.message().equals(message))
        .map(waiting -> waiting.value(tellsApart, runtime))
        .filter(Objects::nonNull)
        .distinct()
        .sorted()
        .toList();
  }

  /** What a message says, in the words of the model's event that takes it. */
  public String words(String deployment, String message) {
    return models.of(deployment).words(message);
  }

  /**
   * What staff may report for the episode now: processes that a message begins, and messages
   * someone waits for. One that would lead nowhere now says why in its refusal.
   */
  public List<WaitingMessage> reportable(String deployment, UUID episode) {
    DeployedModels deployed = models.of(deployment);
    Set<String> subscribed = new LinkedHashSet<>();
    Subscription.of(episode, engine.getRuntimeService())
        .forEach(waiting -> subscribed.add(waiting.message()));
    return Stream.concat(
            deployed.starting().stream(),
            deployed.caught().stream().filter(message -> subscribed.contains(message.message())))
        .map(
            message ->
                message.needs().isEmpty() || message.needs().stream().anyMatch(subscribed::contains)
                    ? message.possible()
                    : message)
        .toList();
  }
}
