package care.throughline.pathway;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One question of a form. */
public sealed interface FormField {

  /** What all kinds of fields have. */
  Head head();

  /** The name of the answer, unique in the form. */
  default String key() {
    return head().key();
  }

  /** The question as the person reads it. */
  default String label() {
    return head().label();
  }

  /** Whether it must be answered when it is visible. */
  default boolean required() {
    return head().required();
  }

  /**
   * The type in which the answer goes to the engine; {@code null} when it stays in the record, as
   * most do.
   */
  default @Nullable RoutingType routing() {
    return head().routing();
  }

  /**
   * Common to all fields.
   *
   * @param missing the sentence shown when a required answer is missing; {@code null} for the usual
   *     one
   * @param routing {@code null} when the answer never reaches the engine
   */
  record Head(
      String key,
      String label,
      boolean required,
      @Nullable String missing,
      @Nullable RoutingType routing) {}

  /** The type of a routing answer: the custom property {@code type} beside {@code routing}. */
  enum RoutingType {
    STRING,
    NUMBER,
    /** From a checkbox, or from a choice between exactly {@code yes} and {@code no}. */
    BOOLEAN
  }

  /** One thing to choose. */
  record Option(String value, String label) {}

  /**
   * Free text; never routed.
   *
   * @param lines whether it may have several lines
   * @param maxLength in characters, always set: 200 for one line and 4000 for several when the form
   *     says nothing
   * @param pattern must be found in the text; {@code null} for any text
   * @param patternMessage the sentence shown when the pattern is not found; {@code null} for the
   *     usual one
   */
  record Text(
      Head head,
      boolean lines,
      int minLength,
      int maxLength,
      @Nullable Pattern pattern,
      @Nullable String patternMessage,
      boolean email)
      implements FormField {}

  /**
   * A number.
   *
   * @param min inclusive, {@code null} for none
   * @param max inclusive, {@code null} for none
   * @param decimalDigits at most so many, {@code null} for any number of them
   * @param increment the answer is a multiple of it, {@code null} for no such rule
   */
  record Number(
      Head head,
      @Nullable BigDecimal min,
      @Nullable BigDecimal max,
      @Nullable Integer decimalDigits,
      @Nullable BigDecimal increment)
      implements FormField {}

  /** A box to tick; required means ticked. */
  record Checkbox(Head head) implements FormField {}

  /** One of several, as radio buttons or as a list. */
  record Choice(Head head, List<Option> options) implements FormField {}

  /** Any of several; never routed. Required means at least one. */
  record Checklist(Head head, List<Option> options) implements FormField {}

  /** A date, a time or both; never routed. */
  record Moment(Head head, MomentKind kind, boolean notPast) implements FormField {}

  /** How a {@link Moment} is written. */
  enum MomentKind {
    /** {@code 2026-11-24} */
    DATE,
    /** {@code 14:30}, wall time of the clinic */
    LOCAL_TIME,
    /** {@code 14:30+01:00} or {@code 13:30Z} */
    OFFSET_TIME,
    /** {@code 2026-11-24T14:30}, wall time of the clinic */
    LOCAL_DATE_TIME,
    /** {@code 2026-11-24T14:30+01:00} or {@code 2026-11-24T13:30Z} */
    OFFSET_DATE_TIME
  }
}
