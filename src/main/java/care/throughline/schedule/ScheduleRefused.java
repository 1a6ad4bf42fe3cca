package care.throughline.schedule;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something cannot be planned so. The message is a sentence for whoever asked: what, which one,
 * what to do. It names staff, groups and rooms, never a person in care.
 */
public class ScheduleRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<String> alternatives;
  private final List<Alternative> next;
  private final boolean taken;
  private final @Nullable TakenBy takenBy;

  /** Refused because of what was asked for: a figure, a day, a rule. */
  public ScheduleRefused(String message) {
    this(message, List.of(), List.of(), false, null);
  }

  /** As {@link #ScheduleRefused(String)}, with what can be had instead, best first. */
  public ScheduleRefused(String message, List<Alternative> next) {
    this(message, words(next), next, false, null);
  }

  private ScheduleRefused(
      String message,
      List<String> alternatives,
      List<Alternative> next,
      boolean taken,
      @Nullable TakenBy takenBy) {
    super(message);
    this.alternatives = List.copyOf(alternatives);
    this.next = List.copyOf(next);
    this.taken = taken;
    this.takenBy = takenBy;
  }

  /**
   * Refused because it is not any more as it was, or nothing is free.
   *
   * @param alternatives what differs, or can be done instead; may be empty
   */
  public static ScheduleRefused taken(String message, List<String> alternatives) {
    return new ScheduleRefused(message, alternatives, List.of(), true, null);
  }

  /**
   * Refused because somebody else was there first: what it is, who took it, what to do.
   *
   * @param what a sentence that tells what is taken, and by what
   * @param by empty when nobody is on record
   * @param wayOut a sentence
   * @param next what can be had instead, best first; may be empty
   */
  public static ScheduleRefused lost(
      String what, Optional<TakenBy> by, String wayOut, List<Alternative> next) {
    return new ScheduleRefused(
        Stream.of(what, by.map(TakenBy::words).orElse(""), wayOut)
            .filter(words -> !words.isEmpty())
            .collect(Collectors.joining(" ")),
        words(next),
        next,
        true,
        by.orElse(null));
  }

  /** The same refusal with other things that can be had instead. */
  public ScheduleRefused instead(List<Alternative> others) {
    ScheduleRefused told =
        new ScheduleRefused(
            Objects.requireNonNull(getMessage()), words(others), others, taken, takenBy);
    told.initCause(this);
    return told;
  }

  /** What can be had instead in words, best first; may be empty. */
  public List<String> alternatives() {
    return alternatives;
  }

  /** The same as they are asked for; empty when nothing of it can be asked for as it stands. */
  public List<Alternative> next() {
    return next;
  }

  /** True when what was asked for is right in itself, but no longer to be had. */
  public boolean taken() {
    return taken;
  }

  /** Who was quicker; empty when nobody was, or nobody is on record. */
  public Optional<TakenBy> takenBy() {
    return Optional.ofNullable(takenBy);
  }

  private static List<String> words(List<Alternative> next) {
    return next.stream().map(Alternative::words).toList();
  }
}
