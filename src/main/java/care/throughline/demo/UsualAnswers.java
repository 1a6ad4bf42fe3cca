package care.throughline.demo;

import care.throughline.pathway.Form;
import care.throughline.pathway.FormField;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with which a form is accepted and the person goes the usual way: a few chosen by hand for
 * each form, the rest the first allowed value of whatever must be answered.
 */
final class UsualAnswers {

  private static final Pattern RELATIVE = Pattern.compile("@([+-]\\d+)(T\\d\\d:\\d\\d)?");
  private static final Map<String, Map<String, Object>> BY_FORM = read();

  private UsualAnswers() {}

  /**
   * Answers to a form.
   *
   * @param wanted answers that count before all others; a null value leaves the field empty
   * @param today day that {@code @+3} (three days later) and {@code @-1T14:00} are counted from
   */
  static Map<String, Object> to(Form form, Map<String, ?> wanted, LocalDate today) {
    Map<String, Object> chosen = new HashMap<>(BY_FORM.getOrDefault(form.id(), Map.of()));
    chosen.putAll(wanted);
    Map<String, Object> answers = new HashMap<>();
    boolean grew = true;
    while (grew) {
      grew = false;
      for (FormField field : form.visibleFields(answers)) {
        Optional<Object> answer =
            answers.containsKey(field.key()) ? Optional.empty() : answer(field, chosen, today);
        if (answer.isPresent()) {
          answers.put(field.key(), answer.get());
          grew = true;
        }
      }
    }
    List<String> visible = form.visibleFields(answers).stream().map(FormField::key).toList();
    answers.keySet().retainAll(visible);
    wanted.keySet().stream()
        .filter(key -> !visible.contains(key))
        .forEach(key -> answers.put(key, wanted.get(key)));
    return answers;
  }

  private static Optional<Object> answer(
      FormField field, Map<String, Object> chosen, LocalDate today) {
    if (chosen.containsKey(field.key())) {
      return Optional.ofNullable(chosen.get(field.key())).map(answer -> dated(answer, today));
    }
    return field.required() ? Optional.of(first(field, today)) : Optional.empty();
  }

  private static Object dated(Object answer, LocalDate today) {
    Matcher relative =
        answer instanceof String text ? RELATIVE.matcher(text) : RELATIVE.matcher("");
    return relative.matches()
        ? today.plusDays(Integer.parseInt(relative.group(1)))
            + Objects.requireNonNullElse(relative.group(2), "")
        : answer;
  }

  private static Object first(FormField field, LocalDate today) {
    if (field instanceof FormField.Text text) {
      return text.email()
          ? "someone@example.org"
          : "Talked it through; nothing else to note.".substring(0, Math.min(40, text.maxLength()));
    }
    if (field instanceof FormField.Number number) {
      return Objects.requireNonNullElse(number.min(), BigDecimal.ZERO).intValue();
    }
    if (field instanceof FormField.Choice choice) {
      return choice.options().get(0).value();
    }
    if (field instanceof FormField.Checklist checklist) {
      return List.of(checklist.options().get(0).value());
    }
    if (field instanceof FormField.Moment moment) {
      return switch (moment.kind()) {
        case DATE -> today.toString();
        case LOCAL_TIME -> "10:00";
        case OFFSET_TIME -> "10:00Z";
        case LOCAL_DATE_TIME -> today + "T10:00";
        case OFFSET_DATE_TIME -> today + "T10:00Z";
      };
    }
    return true;
  }

  private static Map<String, Map<String, Object>> read() {
    try (var stream =
        Objects.requireNonNull(
            UsualAnswers.class.getResourceAsStream("/demo/usual-answers.json"))) {
      return JsonMapper.builder().build().readValue(stream, new TypeReference<>() {});
    } catch (java.io.IOException unreadable) {
      throw new java.io.UncheckedIOException(unreadable);
    }
  }
}
