package care.throughline.schedule;

import java.util.List;

/**
 * Something cannot be planned so. The message is a sentence for whoever asked: what, which one,
 * what to do. It names staff, groups and rooms, never a person in care.
 */
public class ScheduleRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> alternatives;
  private final boolean taken;

  /** Refused because of what was asked for: a figure, a day, a rule. */
  public ScheduleRefused(String message) {
    this(message, List.of(), false);
  }

  /** As {@link #ScheduleRefused(String)}, with what can be had instead, best first. */
  public ScheduleRefused(String message, List<String> alternatives) {
    this(message, alternatives, false);
  }

  private ScheduleRefused(String message, List<String> alternatives, boolean taken) {
    super(message);
    this.alternatives = List.copyOf(alternatives);
    this.taken = taken;
  }

  /**
   * Refused because somebody else was there first, or nothing is free.
   *
   * @param alternatives what can be had instead, best first; may be empty
   */
  public static ScheduleRefused taken(String message, List<String> alternatives) {
    return new ScheduleRefused(message, alternatives, true);
  }

  /** What can be had instead, best first; may be empty. */
  public List<String> alternatives() {
    return alternatives;
  }

  /** True when what was asked for is right in itself, but no longer to be had. */
  public boolean taken() {
    return taken;
  }
}
