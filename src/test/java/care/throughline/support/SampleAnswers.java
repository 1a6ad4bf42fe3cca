package care.throughline.support;

import care.throughline.pathway.FieldFinding;
import care.throughline.pathway.Form;
import care.throughline.pathway.FormField;
import care.throughline.pathway.FormSubmission;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Valid answers to any form, always the same ones: every visible field that is required or routed
 * is answered, the others are left out. The answers tell of a quiet day: the first of the offered
 * choices, no danger, nothing to extend.
 */
public final class SampleAnswers {

  /** A day in the future of every clock that tests start with. */
  public static final String DATE = "2026-12-01";

  /** A moment on that day. */
  public static final String MOMENT = "2026-12-01T10:00";

  /** Questions for which "no" is the quiet answer. */
  private static final Set<String> QUIET_NO =
      Set.of(
          "immediateDanger",
          "wishToDie",
          "suicidalThoughts",
          "thoughtsWithMethod",
          "thoughtsWithIntent",
          "thoughtsWithPlan",
          "behaviourPast3Months",
          "behaviourEver",
          "severeWithdrawalHistory",
          "sedativeUseDaily",
          "overdoseLast72h",
          "pregnant",
          "safetyConcern",
          "withdrawalRisk",
          "usedLately",
          "craving",
          "wantsToReturn",
          "concurrent",
          "concurrentResidential",
          "extend",
          "staysInCare",
          "payerReliedOnConsent");

  private static final List<String> TEXTS = List.of("Sample", "555 010 0100", "sample@example.org");

  private SampleAnswers() {}

  /** Valid answers to the form. */
  public static Map<String, Object> of(Form form) {
    return of(form, Map.of());
  }

  /**
   * Valid answers to the form that contain these. For a choice, {@code true} and {@code false}
   * stand for yes and no, and a number for its text.
   *
   * @throws IllegalArgumentException when the form does not ask one of the keys, or no valid
   *     answers contain them
   */
  public static Map<String, Object> of(Form form, Map<String, ?> given) {
    Map<String, Object> answers = new LinkedHashMap<>();
    given.forEach((key, value) -> answers.put(key, asSubmitted(field(form, key), value)));
    boolean complete = false;
    while (!complete) {
      complete = true;
      for (FormField field : form.visibleFields(answers)) {
        if ((field.required() || field.routing() != null) && !answers.containsKey(field.key())) {
          answers.put(field.key(), sample(form, field, answers));
          complete = false;
          break;
        }
      }
    }
    if (form.check(answers, LocalDate.EPOCH) instanceof FormSubmission.Refused refused) {
      throw new IllegalArgumentException(
          "Form "
              + form.id()
              + " has no valid answers with "
              + given
              + ": "
              + refused.findings().stream().map(FieldFinding::message).toList());
    }
    return answers;
  }

  private static FormField field(Form form, String key) {
    return form.fields().stream()
        .filter(field -> field.key().equals(key))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("Form " + form.id() + " does not ask " + key));
  }

  private static Object asSubmitted(FormField field, Object value) {
    if (field instanceof FormField.Choice && value instanceof Boolean yes) {
      return yes ? "yes" : "no";
    }
    return field instanceof FormField.Choice && value instanceof Number ? value.toString() : value;
  }

  private static Object sample(Form form, FormField field, Map<String, Object> answers) {
    if (field instanceof FormField.Text text) {
      return TEXTS.stream()
          .filter(candidate -> fits(form, text, candidate, answers))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalArgumentException(
                      "No sample text fits " + field.key() + " of form " + form.id()));
    }
    if (field instanceof FormField.Number number) {
      return number.min() == null || number.min().signum() < 0 ? BigDecimal.ZERO : number.min();
    }
    if (field instanceof FormField.Choice choice) {
      return QUIET_NO.contains(field.key()) ? "no" : choice.options().get(0).value();
    }
    if (field instanceof FormField.Checklist checklist) {
      return List.of(checklist.options().get(0).value());
    }
    if (field instanceof FormField.Moment moment) {
      return switch (moment.kind()) {
        case DATE -> DATE;
        case LOCAL_TIME -> "10:00";
        case OFFSET_TIME -> "10:00Z";
        case LOCAL_DATE_TIME -> MOMENT;
        case OFFSET_DATE_TIME -> MOMENT + "Z";
      };
    }
    return field.required();
  }

  private static boolean fits(
      Form form, FormField.Text field, String candidate, Map<String, Object> answers) {
    Map<String, Object> tried = new LinkedHashMap<>(answers);
    tried.put(field.key(), candidate);
    return !(form.check(tried, LocalDate.EPOCH) instanceof FormSubmission.Refused refused)
        || refused.findings().stream().noneMatch(finding -> finding.field().equals(field.key()));
  }
}
