package care.throughline.schedule;

import java.util.List;

/**
 * Something cannot be planned so. The message is a sentence for the person who reads it: what is
 * refused, which one, and what to do instead.
 */
public class ScheduleRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> alternatives;

  public ScheduleRefused(String message) {
    this(message, List.of());
  }

  public ScheduleRefused(String message, List<String> alternatives) {
    super(message);
    this.alternatives = List.copyOf(alternatives);
  }

  /** What could be chosen instead, best first, in words; may be empty. */
  public List<String> alternatives() {
    return alternatives;
  }
}
