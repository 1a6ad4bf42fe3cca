package care.throughline.pathway;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of submitted answers: taken as a whole or refused as a whole. */
public sealed interface FormSubmission {

  /**
   * The answers fit the form.
   *
   * @param answers what was answered, by key and in the order of the form: text, {@link Integer} or
   *     {@link java.math.BigDecimal}, {@link Boolean}, a list of text, dates and times in ISO text.
   *     Fields that are hidden or left empty are absent; a visible checkbox that is not ticked is
   *     {@code false}.
   * @param routing every routing field of the form in the type it declares ({@link String}, {@link
   *     Integer} or {@link Double}, {@link Boolean}); {@code null} when it is hidden or left empty
   */
  record Accepted(Map<String, Object> answers, Map<String, @Nullable Object> routing)
      implements FormSubmission {}

  /**
   * The answers do not fit; nothing of them may be used.
   *
   * @param findings what has to be put right, in the order of the form; never empty
   */
  record Refused(List<FieldFinding> findings) implements FormSubmission {

    public Refused {
      findings = List.copyOf(findings);
    }
  }
}
