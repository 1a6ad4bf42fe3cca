package care.throughline.pathway;

import org.jspecify.annotations.Nullable;

/** What one submitted value turned out to be. */
sealed interface Reading {

  /** Nothing was answered: absent, null, blank text, an empty list. */
  Empty EMPTY = new Empty();

  /**
   * An answer of the right type and inside its bounds. Numbers are {@link java.math.BigDecimal}.
   */
  record Answer(Object value) implements Reading {}

  record Empty() implements Reading {}

  /**
   * Not an answer to this field.
   *
   * @param sentence for the person
   * @param seen what conditions of other fields see all the same, as in the browser; {@code null}
   *     for nothing
   */
  record Wrong(String sentence, @Nullable Object seen) implements Reading {

    Wrong(String sentence) {
      this(sentence, null);
    }
  }
}
