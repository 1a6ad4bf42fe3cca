package care.throughline.pathway;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads one question of a form: its label, its limits, its choices and whether its answer routes.
 */
final class FieldReader {

  private static final int MOST_OPTIONS = 100;
  private static final int LONGEST_LABEL = 500;
  private static final int LINE_LENGTH = 200;
  private static final int AREA_LENGTH = 4000;
  private static final Map<String, Set<String>> VALIDATE =
      Map.of(
          "textfield",
              Set.of(
                  "required",
                  "minLength",
                  "maxLength",
                  "pattern",
                  "patternErrorMessage",
                  "validationType"),
          "textarea", Set.of("required", "minLength", "maxLength"),
          "number", Set.of("required", "min", "max"),
          "checkbox", Set.of("required"),
          "radio", Set.of("required"),
          "select", Set.of("required"),
          "checklist", Set.of("required"),
          "datetime", Set.of("required"));
  private static final Pattern OPTION = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,63}");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,8})");

  /** One character, class or escape, with at most one count; no groups, no alternatives. */
  private static final Pattern SIMPLE_PATTERN =
      Pattern.compile(
          "\\^?((\\[[^\\[\\]\\\\]+]|\\\\[dws.+*?()-]|[^\\\\\\[\\](){}|*+?^$.])(\\{[0-9]{1,3}(,[0-9]{1,3})?}|[?*+])?)*\\$?");

  private FieldReader() {}

  /** True for a component that asks something. */
  static boolean asks(String type) {
    return VALIDATE.containsKey(type);
  }

  /**
   * The field that a component asks for.
   *
   * @param where for messages
   * @throws FormUnreadable naming what is wrong
   */
  static FormField read(String where, String key, String type, JsonNode component) {
    JsonNode validate = component.path("validate");
    FormJson.onlyKnown(where, validate, VALIDATE.getOrDefault(type, Set.of()));
    return field(where, type, component, validate, head(where, key, type, component, validate));
  }

  private static FormField field(
      String where, String type, JsonNode component, JsonNode validate, FormField.Head head) {
    switch (type) {
      case "textfield", "textarea":
        notRouted(where, head, "free text");
        return textField(where, type.equals("textarea"), component, validate, head);
      case "number":
        return numberField(where, component, validate, head);
      case "checkbox":
        return new FormField.Checkbox(head);
      case "checklist":
        notRouted(where, head, "a list");
        return new FormField.Checklist(head, options(where, component));
      case "datetime":
        notRouted(where, head, "a date");
        return new FormField.Moment(
            head,
            momentKind(where, component),
            Boolean.TRUE.equals(FormJson.flag(where, component, "disallowPassedDates")));
      default:
        FormField.Choice choice = new FormField.Choice(head, options(where, component));
        choiceFitsRouting(where, choice);
        return choice;
    }
  }

  private static FormField.Head head(
      String where, String key, String type, JsonNode component, JsonNode validate) {
    String label = FormJson.text(where, component, "label", LONGEST_LABEL);
    if (type.equals("datetime")) {
      String date = FormJson.text(where, component, "dateLabel", LONGEST_LABEL);
      label = date == null ? FormJson.text(where, component, "timeLabel", LONGEST_LABEL) : date;
    }
    if (label == null || label.isBlank()) {
      throw new FormUnreadable(where, "a field needs a label");
    }
    JsonNode properties = component.path("properties");
    FormJson.onlyKnown(where, properties, Set.of("routing", "type", "missing"));
    return new FormField.Head(
        key,
        label,
        Boolean.TRUE.equals(FormJson.flag(where, validate, "required")),
        FormJson.text(where, properties, "missing", LONGEST_LABEL),
        routing(where, type, properties));
  }

  private static FormField.@Nullable RoutingType routing(
      String where, String component, JsonNode properties) {
    String routing = FormJson.text(where, properties, "routing", 10);
    String type = FormJson.text(where, properties, "type", 10);
    if (routing == null && type == null) {
      return null;
    }
    if (!"true".equals(routing)) {
      throw new FormUnreadable(
          where, "the property routing is \"true\" or absent, and type stands beside routing only");
    }
    String usual =
        component.equals("number") ? "number" : component.equals("checkbox") ? "boolean" : "string";
    boolean choice = component.equals("radio") || component.equals("select");
    if (type != null && !choice && !type.equals(usual)) {
      throw new FormUnreadable(where, "a " + component + " routes a " + usual + ", not a " + type);
    }
    return switch (type == null ? usual : type) {
      case "string" -> FormField.RoutingType.STRING;
      case "number" -> FormField.RoutingType.NUMBER;
      case "boolean" -> FormField.RoutingType.BOOLEAN;
      default ->
          throw new FormUnreadable(
              where, "a routing type is \"string\", \"number\" or \"boolean\"");
    };
  }

  private static void notRouted(String where, FormField.Head head, String what) {
    if (head.routing() != null) {
      throw new FormUnreadable(where, what + " never goes to the engine: take routing away");
    }
  }

  private static void choiceFitsRouting(String where, FormField.Choice choice) {
    List<String> values = choice.options().stream().map(FormField.Option::value).toList();
    if (choice.routing() == FormField.RoutingType.NUMBER
        && !values.stream().allMatch(value -> WHOLE_NUMBER.matcher(value).matches())) {
      throw new FormUnreadable(where, "routed as a number, every value has to be a whole number");
    }
    if (choice.routing() == FormField.RoutingType.BOOLEAN
        && !Set.copyOf(values).equals(Set.of("yes", "no"))) {
      throw new FormUnreadable(
          where, "routed as a boolean, the values are exactly \"yes\" and \"no\"");
    }
  }

  private static FormField textField(
      String where, boolean lines, JsonNode component, JsonNode validate, FormField.Head head) {
    int most = lines ? AREA_LENGTH : LINE_LENGTH;
    Integer maxLength = FormJson.count(where, validate, "maxLength", AREA_LENGTH);
    Integer minLength = FormJson.count(where, validate, "minLength", AREA_LENGTH);
    String pattern = FormJson.text(where, validate, "pattern", 100);
    if (pattern != null && !isSimple(pattern)) {
      throw new FormUnreadable(
          where,
          "the pattern may use characters, classes and counts, at most one of them open, and no groups");
    }
    String kind = FormJson.text(where, validate, "validationType", 20);
    if (kind != null && !kind.equals("email")) {
      throw new FormUnreadable(
          where, "the only kind of text is \"email\"; for others give a pattern");
    }
    FormWords.check(
        where,
        "patternErrorMessage",
        FormJson.text(where, validate, "patternErrorMessage", LONGEST_LABEL));
    adornments(where, component.path("appearance"));
    return new FormField.Text(
        head,
        lines,
        minLength == null ? 0 : minLength,
        maxLength == null ? most : maxLength,
        pattern == null ? null : Pattern.compile(pattern),
        FormJson.text(where, validate, "patternErrorMessage", LONGEST_LABEL),
        kind != null);
  }

  /** Whether a pattern cannot be slow, and means the same in the browser and here. */
  private static boolean isSimple(String pattern) {
    long open =
        pattern
            .replaceAll("\\\\.|\\[[^]]*]", "x")
            .chars()
            .filter(c -> c == '*' || c == '+')
            .count();
    return open <= 1 && SIMPLE_PATTERN.matcher(pattern).matches() && !pattern.contains("&&");
  }

  private static FormField numberField(
      String where, JsonNode component, JsonNode validate, FormField.Head head) {
    adornments(where, component.path("appearance"));
    BigDecimal increment = FormJson.number(where, component, "increment");
    if (increment != null && increment.signum() <= 0) {
      throw new FormUnreadable(where, "increment is above zero");
    }
    return new FormField.Number(
        head,
        FormJson.number(where, validate, "min"),
        FormJson.number(where, validate, "max"),
        FormJson.count(where, component, "decimalDigits", 10),
        increment);
  }

  private static FormField.MomentKind momentKind(String where, JsonNode component) {
    boolean local =
        "no_timezone".equals(FormJson.text(where, component, "timeSerializingFormat", 20));
    String subtype = FormJson.text(where, component, "subtype", 20);
    if (subtype == null || subtype.equals("date")) {
      return FormField.MomentKind.DATE;
    }
    return switch (subtype) {
      case "time" -> local ? FormField.MomentKind.LOCAL_TIME : FormField.MomentKind.OFFSET_TIME;
      case "datetime" ->
          local ? FormField.MomentKind.LOCAL_DATE_TIME : FormField.MomentKind.OFFSET_DATE_TIME;
      default ->
          throw new FormUnreadable(where, "the subtype is \"date\", \"time\" or \"datetime\"");
    };
  }

  private static List<FormField.Option> options(String where, JsonNode component) {
    JsonNode values = component.path("values");
    if (!values.isArray() || values.isEmpty() || values.size() > MOST_OPTIONS) {
      throw new FormUnreadable(
          where, "a choice needs 1 to " + MOST_OPTIONS + " values, written in the form");
    }
    List<FormField.Option> options = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (JsonNode each : values) {
      FormJson.onlyKnown(where, each, Set.of("label", "value"));
      String value = FormJson.text(where, each, "value", 64);
      String label = FormJson.text(where, each, "label", LONGEST_LABEL);
      if (value == null
          || label == null
          || label.isBlank()
          || !OPTION.matcher(value).matches()
          || !seen.add(value)) {
        throw new FormUnreadable(
            where, "each value is a word of its own without spaces, with a label");
      }
      FormWords.check(where, "label of a value", label);
      options.add(new FormField.Option(value, label));
    }
    return List.copyOf(options);
  }

  private static void adornments(String where, JsonNode appearance) {
    FormJson.onlyKnown(where, appearance, Set.of("prefixAdorner", "suffixAdorner"));
    FormWords.plain(where, appearance, "prefixAdorner");
    FormWords.plain(where, appearance, "suffixAdorner");
  }
}
