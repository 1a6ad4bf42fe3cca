package care.throughline.platform.engine;

import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;

/** What a delegate reads of its execution: the episode and its inputs, typed. */
public final class StepFacts {

  private StepFacts() {}

  /** The episode: the business key. */
  public static UUID episode(DelegateExecution execution) {
    return UUID.fromString(
        Objects.requireNonNull(execution.getProcessBusinessKey(), "business key"));
  }

  /**
   * An input or variable that must be there.
   *
   * @throws IllegalArgumentException naming the step and the input when it is missing
   */
  public static String text(DelegateExecution execution, String name) {
    String value = textOrNull(execution, name);
    if (value == null || value.isEmpty()) {
      throw new IllegalArgumentException(
          "Step " + execution.getCurrentActivityId() + " needs " + name + ".");
    }
    return value;
  }

  /** An input or variable that may be missing. */
  public static @Nullable String textOrNull(DelegateExecution execution, String name) {
    Object value = execution.getVariable(name);
    return value == null ? null : value.toString();
  }

  /** A whole number; {@code otherwise} when it is missing. */
  public static int number(DelegateExecution execution, String name, int otherwise) {
    Object value = execution.getVariable(name);
    if (value instanceof Number number) {
      return number.intValue();
    }
    return value == null || value.toString().isEmpty()
        ? otherwise
        : Integer.parseInt(value.toString());
  }

  /** Yes or no; no when it is missing. */
  public static boolean flag(DelegateExecution execution, String name) {
    return Boolean.parseBoolean(textOrNull(execution, name));
  }

  /**
   * A key that is the same when the same step of the same instance runs again: for deduplication.
   */
  public static String occurrence(DelegateExecution execution) {
    return execution.getProcessInstanceId()
        + ":"
        + execution.getCurrentActivityId()
        + ":"
        + execution.getActivityInstanceId();
  }

  /**
   * Sets a variable of the process instance, where the model's gateways and call activities read
   * it.
   */
  public static void result(DelegateExecution execution, String name, @Nullable Object value) {
    execution.getProcessInstance().setVariable(name, value);
  }
}
