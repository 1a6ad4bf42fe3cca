package care.throughline.pathway;

import care.throughline.platform.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A form as it is shown to the person who does a task, and the check of what they send back. Knows
 * neither the engine nor who answers. A form never changes; it may be shared between threads.
 */
public final class Form {

  /** Answers of one form, written as JSON, may have this many bytes. */
  public static final int MOST_BYTES = 64 * 1024;

  private static final int SHOWN_KEY = 64;

  private final String id;
  private final List<FormField> fields;
  private final List<FormField> inOrderOfConditions;
  private final Map<String, Condition> hidden;

  /**
   * @param inOrderOfConditions the same fields, each after those that its condition looks at
   * @param hidden when a field is hidden, by key; a key without an entry is always visible
   */
  Form(
      String id,
      List<FormField> fields,
      List<FormField> inOrderOfConditions,
      Map<String, Condition> hidden) {
    this.id = id;
    this.fields = List.copyOf(fields);
    this.inOrderOfConditions = List.copyOf(inOrderOfConditions);
    this.hidden = Map.copyOf(hidden);
  }

  /**
   * Reads the text of a {@code .form} file.
   *
   * @throws FormUnreadable when it is no JSON, has no id, uses a component, a property or a
   *     condition that we do not allow, or would send free text to the engine
   */
  public static Form parse(String json) {
    return FormReader.read(json);
  }

  /** The name by which models refer to the form. */
  public String id() {
    return id;
  }

  /** Every question, in the order of the form, those inside groups included. */
  public List<FormField> fields() {
    return fields;
  }

  /** The questions that are visible with these answers, in the order of the form. */
  public List<FormField> visibleFields(Map<String, ?> answers) {
    Set<String> visible = visible(readings(answers));
    return fields.stream().filter(field -> visible.contains(field.key())).toList();
  }

  /**
   * Checks answers as a whole. Visible fields have to fit, hidden fields must not have an answer,
   * and nothing may be there that the form does not ask.
   *
   * @param submitted plain JSON values by key, as a JSON reader returns them; values may be {@code
   *     null}
   * @param today in the zone of the site, for days that must not have passed
   */
  public FormSubmission check(Map<String, ?> submitted, LocalDate today) {
    if (!fits(submitted)) {
      return refused(new FieldFinding("", "", Texts.of("pathway.answer.too-long-together")));
    }
    List<FieldFinding> findings = new ArrayList<>(notAsked(submitted.keySet()));
    Map<String, Reading> readings = readings(submitted);
    Set<String> visible = visible(readings);
    Map<String, Object> answers = new LinkedHashMap<>();
    Map<String, @Nullable Object> routing = new LinkedHashMap<>();
    for (FormField field : fields) {
      Reading reading = readings.getOrDefault(field.key(), Reading.EMPTY);
      String problem =
          visible.contains(field.key())
              ? problem(field, reading, today)
              : problemWhenHidden(field, reading);
      if (problem != null) {
        findings.add(new FieldFinding(field.key(), field.label(), problem));
      }
      Object answer = visible.contains(field.key()) ? answer(field, reading) : null;
      if (answer != null) {
        answers.put(field.key(), stored(answer));
      }
      FormField.RoutingType type = field.routing();
      if (type != null) {
        routing.put(field.key(), answer == null ? null : routed(type, answer));
      }
    }
    return findings.isEmpty()
        ? new FormSubmission.Accepted(
            Collections.unmodifiableMap(answers), Collections.unmodifiableMap(routing))
        : new FormSubmission.Refused(findings);
  }

  private List<FieldFinding> notAsked(Collection<String> keys) {
    Set<String> asked = new HashSet<>(fields.stream().map(FormField::key).toList());
    return keys.stream()
        .filter(key -> !asked.contains(key))
        .map(
            key -> {
              String shown = key.length() > SHOWN_KEY ? key.substring(0, SHOWN_KEY) + "…" : key;
              return new FieldFinding(shown, "", Texts.of("pathway.answer.not-asked", shown));
            })
        .toList();
  }

  private Map<String, Reading> readings(Map<String, ?> submitted) {
    Map<String, Reading> readings = new HashMap<>();
    fields.forEach(
        field -> readings.put(field.key(), AnswerReader.read(field, submitted.get(field.key()))));
    return readings;
  }

  private Set<String> visible(Map<String, Reading> readings) {
    Set<String> visible = new HashSet<>();
    Map<String, Object> answers = new HashMap<>();
    for (FormField field : inOrderOfConditions) {
      if (hidden.getOrDefault(field.key(), Condition.NEVER).holds(answers)) {
        continue;
      }
      visible.add(field.key());
      Reading reading = readings.getOrDefault(field.key(), Reading.EMPTY);
      Object seen = reading instanceof Reading.Wrong wrong ? wrong.seen() : answer(field, reading);
      if (seen != null) {
        answers.put(field.key(), seen);
      }
    }
    return visible;
  }

  /** The answer to a visible field; a checkbox always has one. */
  private static @Nullable Object answer(FormField field, Reading reading) {
    if (reading instanceof Reading.Answer answer) {
      return answer.value();
    }
    return field instanceof FormField.Checkbox ? Boolean.FALSE : null;
  }

  private static @Nullable String problem(FormField field, Reading reading, LocalDate today) {
    if (reading instanceof Reading.Wrong wrong) {
      return wrong.sentence();
    }
    Object answer = answer(field, reading);
    if (field.required() && (answer == null || answer.equals(false))) {
      return AnswerReader.missing(field);
    }
    return field instanceof FormField.Moment moment && answer instanceof String text
        ? AnswerReader.passed(moment, text, today)
        : null;
  }

  private static @Nullable String problemWhenHidden(FormField field, Reading reading) {
    boolean empty =
        reading instanceof Reading.Empty
            || reading instanceof Reading.Answer answer && answer.value().equals(false);
    return empty ? null : AnswerReader.say(field, "hidden");
  }

  private static Object stored(Object answer) {
    return answer instanceof BigDecimal number && isInt(number)
        ? (Object) number.intValueExact()
        : answer;
  }

  private static Object routed(FormField.RoutingType type, Object answer) {
    return switch (type) {
      case STRING -> answer;
      case BOOLEAN -> answer instanceof Boolean ? answer : answer.equals("yes");
      case NUMBER -> {
        BigDecimal number =
            answer instanceof BigDecimal decimal ? decimal : new BigDecimal((String) answer);
        yield isInt(number) ? (Object) number.intValueExact() : (Object) number.doubleValue();
      }
    };
  }

  private static boolean isInt(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0
        && number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
  }

  private static boolean fits(Map<String, ?> submitted) {
    return FormJson.bytes(submitted) <= MOST_BYTES;
  }

  private static FormSubmission refused(FieldFinding finding) {
    return new FormSubmission.Refused(List.of(finding));
  }
}
