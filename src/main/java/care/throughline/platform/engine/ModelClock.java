package care.throughline.platform.engine;

import java.util.List;

/**
 * A human step of a model and the timers that run while it is open.
 *
 * @param process id of its process
 * @param step id of its element
 * @param due as the model writes it, such as {@code PT4H@business}
 * @param urgency as the model writes it
 * @param roles candidate groups
 */
public record ModelClock(
    String process,
    String step,
    String name,
    String due,
    String urgency,
    List<String> roles,
    List<Timer> timers) {

  /**
   * A timer as the model draws it.
   *
   * @param id of the event
   * @param when the date, duration or cycle as the model writes it
   * @param interrupts true when it ends what it is attached to
   */
  public record Timer(String id, String name, String when, boolean interrupts) {}
}
