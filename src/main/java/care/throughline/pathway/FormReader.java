package care.throughline.pathway;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a form-js schema into a {@link Form}. Only what is listed here is allowed: a component or
 * property that we do not know could show, compute or fetch something that nobody checked.
 *
 * <p>Three custom properties mean something to us, all of them text: {@code routing} ({@code
 * "true"}: the answer goes to the engine under its key; possible for numbers, checkboxes, radio
 * groups and selects), {@code type} beside it ({@code "string"}, {@code "number"} or {@code
 * "boolean"}, for radio groups and selects, whose values are text in the browser; a boolean has the
 * values {@code yes} and {@code no}), and {@code missing} (the sentence shown when a required
 * answer is missing).
 */
final class FormReader {

  private static final int MOST_FORM_CHARACTERS = 500_000;
  private static final int MOST_COMPONENTS = 200;
  private static final int MOST_OPTIONS = 100;
  private static final int LONGEST_LABEL = 500;
  private static final int LONGEST_TEXT = 4000;
  private static final int DEEPEST_GROUP = 3;

  /**
   * How often conditions may build on each other: beyond this the browser answers from values that
   * are no longer shown.
   */
  private static final int DEEPEST_CONDITION = 2;

  private static final int LINE_LENGTH = 200;
  private static final int AREA_LENGTH = 4000;

  private static final Set<String> FORM =
      Set.of(
          "type",
          "id",
          "schemaVersion",
          "executionPlatform",
          "executionPlatformVersion",
          "exporter",
          "components");
  private static final Set<String> ANY =
      Set.of("type", "id", "layout", "conditional", "properties");
  private static final Set<String> QUESTION = Set.of("key", "description", "validate");
  private static final Map<String, Set<String>> COMPONENTS =
      Map.ofEntries(
          Map.entry("text", Set.of("text")),
          Map.entry("separator", Set.of()),
          Map.entry("group", Set.of("label", "components", "showOutline", "verticalAlignment")),
          Map.entry("textfield", Set.of("label", "appearance")),
          Map.entry("textarea", Set.of("label")),
          Map.entry("number", Set.of("label", "appearance", "decimalDigits", "increment")),
          Map.entry("checkbox", Set.of("label")),
          Map.entry("radio", Set.of("label", "values")),
          Map.entry("select", Set.of("label", "values", "searchable")),
          Map.entry("checklist", Set.of("label", "values")),
          Map.entry(
              "datetime",
              Set.of(
                  "subtype",
                  "dateLabel",
                  "timeLabel",
                  "timeSerializingFormat",
                  "timeInterval",
                  "use24h",
                  "disallowPassedDates")));
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

  private static final Pattern ID = Pattern.compile("[a-zA-Z][a-zA-Z0-9_-]{0,79}");
  private static final Pattern KEY = Pattern.compile("[a-z][a-zA-Z0-9]{0,63}");

  /** Words of the condition language, which cannot name an answer. */
  private static final Set<String> WORDS =
      Set.of(
          "and",
          "or",
          "not",
          "true",
          "false",
          "null",
          "if",
          "then",
          "else",
          "for",
          "in",
          "return",
          "some",
          "every",
          "satisfies",
          "between",
          "function",
          "instance",
          "of",
          "external",
          "date",
          "time",
          "duration",
          "this",
          "parent",
          "item");

  private static final Pattern OPTION = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{0,63}");
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,8})");
  private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z/!?]");
  private static final Pattern IMAGE_OR_REFERENCE = Pattern.compile("!\\[|(?m)^\\s*\\[[^]]*]:");
  private static final Pattern LINK = Pattern.compile("]\\(\\s*([^)\\s]*)");

  /** One character, class or escape, with at most one count; no groups, no alternatives. */
  private static final Pattern SIMPLE_PATTERN =
      Pattern.compile(
          "\\^?((\\[[^\\[\\]\\\\]+]|\\\\[dws.+*?()-]|[^\\\\\\[\\](){}|*+?^$.])(\\{[0-9]{1,3}(,[0-9]{1,3})?}|[?*+])?)*\\$?");

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(20)
                          .maxNumberLength(30)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Map<String, FormField> fields = new LinkedHashMap<>();
  private final Map<String, Condition> hidden = new HashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final List<PlacedCondition> conditions = new ArrayList<>();
  private int components;

  private record PlacedCondition(String where, Condition condition) {}

  private FormReader() {}

  static Form read(String json) {
    return new FormReader().form(json);
  }

  /** How long the values are as JSON; very long when they are no JSON values at all. */
  static int bytes(Map<String, ?> values) {
    try {
      return JSON.writeValueAsString(values).getBytes(StandardCharsets.UTF_8).length;
    } catch (JacksonException notJson) {
      return Integer.MAX_VALUE;
    }
  }

  private Form form(String json) {
    if (json.length() > MOST_FORM_CHARACTERS) {
      throw new FormUnreadable(
          "", "the form is longer than " + MOST_FORM_CHARACTERS + " characters");
    }
    JsonNode root = tree(json);
    if (root == null || !root.isObject()) {
      throw new FormUnreadable("", "a form is a JSON object");
    }
    onlyKnown("", root, FORM);
    String id = text("", root, "id", 80);
    if (id == null || !ID.matcher(id).matches()) {
      throw new FormUnreadable("", "the form needs an id of letters and digits");
    }
    if (!"default".equals(text("", root, "type", 20))) {
      throw new FormUnreadable("", "the type of a form is \"default\"");
    }
    components(root, Condition.NEVER, 0);
    conditions.forEach(this::checkReferences);
    return new Form(id, List.copyOf(fields.values()), inOrderOfConditions(), hidden);
  }

  private static @Nullable JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JacksonException broken) {
      String place =
          broken.getLocation() == null ? "" : " (line " + broken.getLocation().getLineNr() + ")";
      throw new FormUnreadable(
          "", "this is not JSON, or a name appears twice in one object" + place);
    }
  }

  private void components(JsonNode parent, Condition parentHidden, int depth) {
    if (depth > DEEPEST_GROUP) {
      throw new FormUnreadable("", "groups are nested more than " + DEEPEST_GROUP + " deep");
    }
    JsonNode list = parent.get("components");
    if (list == null || !list.isArray()) {
      throw new FormUnreadable("", "a form and a group need a list of components");
    }
    for (JsonNode component : list) {
      component(component, parentHidden, depth);
    }
  }

  private void component(JsonNode component, Condition parentHidden, int depth) {
    String where = place(component);
    if (!component.isObject()) {
      throw new FormUnreadable(where, "a component is a JSON object");
    }
    if (++components > MOST_COMPONENTS) {
      throw new FormUnreadable(where, "the form has more than " + MOST_COMPONENTS + " components");
    }
    String type = text(where, component, "type", 40);
    Set<String> own = type == null ? null : COMPONENTS.get(type);
    if (type == null || own == null) {
      throw new FormUnreadable(where, "a component of type \"" + type + "\" is not allowed");
    }
    boolean question = VALIDATE.containsKey(type);
    Set<String> known = new HashSet<>(ANY);
    known.addAll(own);
    if (question) {
      known.addAll(QUESTION);
    }
    onlyKnown(where, component, known);
    String id = text(where, component, "id", 80);
    if (id != null && (!ID.matcher(id).matches() || !ids.add(id))) {
      throw new FormUnreadable(
          where, "the id \"" + id + "\" is used twice or is not made of letters and digits");
    }
    layout(where, component.get("layout"));
    Condition hide = Condition.either(parentHidden, condition(where, component));
    for (String words : List.of("label", "description", "dateLabel", "timeLabel", "text")) {
      plainWords(where, component, words);
    }
    if (type.equals("group")) {
      components(component, hide, depth + 1);
    } else if (question) {
      question(where, type, component, hide);
    }
  }

  private void question(String where, String type, JsonNode component, Condition hide) {
    String key = text(where, component, "key", 64);
    if (key == null || !KEY.matcher(key).matches() || WORDS.contains(key)) {
      throw new FormUnreadable(
          where,
          "the key is a name in lowerCamelCase of at most 64 letters and digits, and no word of FEEL");
    }
    JsonNode validate = component.path("validate");
    onlyKnown(where, validate, VALIDATE.getOrDefault(type, Set.of()));
    FormField field =
        field(where, type, component, validate, head(where, key, type, component, validate));
    if (fields.put(key, field) != null) {
      throw new FormUnreadable(where, "the key is used twice");
    }
    if (hide != Condition.NEVER) {
      hidden.put(key, hide);
    }
  }

  private FormField field(
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
        return new FormField.Moment(head, momentKind(where, component));
      default:
        FormField.Choice choice = new FormField.Choice(head, options(where, component));
        choiceFitsRouting(where, choice);
        return choice;
    }
  }

  private static FormField.Head head(
      String where, String key, String type, JsonNode component, JsonNode validate) {
    String label = text(where, component, "label", LONGEST_LABEL);
    if (type.equals("datetime")) {
      String date = text(where, component, "dateLabel", LONGEST_LABEL);
      label = date == null ? text(where, component, "timeLabel", LONGEST_LABEL) : date;
    }
    if (label == null || label.isBlank()) {
      throw new FormUnreadable(where, "a field needs a label");
    }
    JsonNode properties = component.path("properties");
    onlyKnown(where, properties, Set.of("routing", "type", "missing"));
    return new FormField.Head(
        key,
        label,
        Boolean.TRUE.equals(flag(where, validate, "required")),
        text(where, properties, "missing", LONGEST_LABEL),
        routing(where, type, properties));
  }

  private static FormField.@Nullable RoutingType routing(
      String where, String component, JsonNode properties) {
    String routing = text(where, properties, "routing", 10);
    String type = text(where, properties, "type", 10);
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
    Integer maxLength = count(where, validate, "maxLength", AREA_LENGTH);
    Integer minLength = count(where, validate, "minLength", AREA_LENGTH);
    String pattern = text(where, validate, "pattern", 100);
    if (pattern != null && !isSimple(pattern)) {
      throw new FormUnreadable(
          where,
          "the pattern may use characters, classes and counts, at most one of them open, and no groups");
    }
    String kind = text(where, validate, "validationType", 20);
    if (kind != null && !kind.equals("email")) {
      throw new FormUnreadable(
          where, "the only kind of text is \"email\"; for others give a pattern");
    }
    words(
        where, "patternErrorMessage", text(where, validate, "patternErrorMessage", LONGEST_LABEL));
    adornments(where, component.path("appearance"));
    return new FormField.Text(
        head,
        lines,
        minLength == null ? 0 : minLength,
        maxLength == null ? most : maxLength,
        pattern == null ? null : Pattern.compile(pattern),
        text(where, validate, "patternErrorMessage", LONGEST_LABEL),
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
    BigDecimal increment = number(where, component, "increment");
    if (increment != null && increment.signum() <= 0) {
      throw new FormUnreadable(where, "increment is above zero");
    }
    return new FormField.Number(
        head,
        number(where, validate, "min"),
        number(where, validate, "max"),
        count(where, component, "decimalDigits", 10),
        increment);
  }

  private static FormField.MomentKind momentKind(String where, JsonNode component) {
    boolean local = "no_timezone".equals(text(where, component, "timeSerializingFormat", 20));
    String subtype = text(where, component, "subtype", 20);
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
      onlyKnown(where, each, Set.of("label", "value"));
      String value = text(where, each, "value", 64);
      String label = text(where, each, "label", LONGEST_LABEL);
      if (value == null
          || label == null
          || label.isBlank()
          || !OPTION.matcher(value).matches()
          || !seen.add(value)) {
        throw new FormUnreadable(
            where, "each value is a word of its own without spaces, with a label");
      }
      words(where, "label of a value", label);
      options.add(new FormField.Option(value, label));
    }
    return List.copyOf(options);
  }

  private Condition condition(String where, JsonNode component) {
    JsonNode conditional = component.path("conditional");
    onlyKnown(where, conditional, Set.of("hide"));
    String hide = text(where, conditional, "hide", 600);
    if (hide == null || hide.isEmpty()) {
      return Condition.NEVER;
    }
    if (!hide.startsWith("=")) {
      throw new FormUnreadable(where, "a condition starts with =");
    }
    try {
      Condition condition = Condition.parse(hide.substring(1));
      conditions.add(new PlacedCondition(where, condition));
      return condition;
    } catch (Condition.NotInSubset outside) {
      throw new FormUnreadable(where, "the condition cannot be used: " + outside.getMessage());
    }
  }

  private void checkReferences(PlacedCondition placed) {
    for (Condition.Comparison comparison : placed.condition().comparisons()) {
      FormField field = fields.get(comparison.key());
      if (field == null) {
        throw new FormUnreadable(
            placed.where(),
            "the condition looks at \"" + comparison.key() + "\", which the form does not ask");
      }
      if (!comparable(field, comparison)) {
        throw new FormUnreadable(
            placed.where(),
            "the condition compares \""
                + comparison.key()
                + "\" in a way that does not fit it: numbers with numbers, checkboxes with true or false,"
                + " choices with one of their values, any of them with null, and no other fields");
      }
    }
  }

  private static boolean comparable(FormField field, Condition.Comparison comparison) {
    Object literal = comparison.literal();
    if (field instanceof FormField.Number) {
      return literal instanceof BigDecimal || literal == null && !comparison.operator().compares();
    }
    if (comparison.operator().compares()) {
      return false;
    }
    if (field instanceof FormField.Checkbox) {
      return literal == null || literal instanceof Boolean;
    }
    return field instanceof FormField.Choice choice
        && (literal == null
            || choice.options().stream().anyMatch(option -> option.value().equals(literal)));
  }

  /** Each field after those its condition looks at. */
  private List<FormField> inOrderOfConditions() {
    Map<String, Integer> depths = new HashMap<>();
    fields.keySet().forEach(key -> depth(key, depths, new HashSet<>()));
    return fields.values().stream()
        .sorted(
            (left, right) ->
                Integer.compare(
                    depths.getOrDefault(left.key(), 0), depths.getOrDefault(right.key(), 0)))
        .toList();
  }

  private int depth(String key, Map<String, Integer> depths, Set<String> path) {
    Integer known = depths.get(key);
    if (known != null) {
      return known;
    }
    if (!path.add(key)) {
      throw new FormUnreadable(key, "its condition depends on itself");
    }
    int depth = 0;
    for (Condition.Comparison comparison :
        hidden.getOrDefault(key, Condition.NEVER).comparisons()) {
      depth = Math.max(depth, 1 + depth(comparison.key(), depths, path));
    }
    if (depth > DEEPEST_CONDITION) {
      throw new FormUnreadable(
          key,
          "its condition looks at a field that depends on a field that depends on another; ask it differently");
    }
    path.remove(key);
    depths.put(key, depth);
    return depth;
  }

  /** Where a component is, for the person who mends the form: its key, its id or its type. */
  private static String place(JsonNode component) {
    for (String name : List.of("key", "id", "type")) {
      JsonNode value = component.get(name);
      if (value != null && value.isString()) {
        String text = value.stringValue();
        return text.length() > 80 ? text.substring(0, 80) : text;
      }
    }
    return "";
  }

  private static void onlyKnown(String where, JsonNode object, Set<String> known) {
    if (object.isMissingNode()) {
      return;
    }
    if (!object.isObject()) {
      throw new FormUnreadable(where, "an object was expected");
    }
    for (String name : object.propertyNames()) {
      if (!known.contains(name)) {
        throw new FormUnreadable(where, "the property \"" + name + "\" is not allowed here");
      }
    }
  }

  private static void layout(String where, @Nullable JsonNode layout) {
    if (layout != null) {
      onlyKnown(where, layout, Set.of("row", "columns"));
    }
  }

  private static void adornments(String where, JsonNode appearance) {
    onlyKnown(where, appearance, Set.of("prefixAdorner", "suffixAdorner"));
    plainWords(where, appearance, "prefixAdorner");
    plainWords(where, appearance, "suffixAdorner");
  }

  private static void plainWords(String where, JsonNode object, String name) {
    words(where, name, text(where, object, name, LONGEST_TEXT));
  }

  private static void words(String where, String name, @Nullable String words) {
    if (words == null) {
      return;
    }
    if (words.startsWith("=") || words.contains("{{")) {
      throw new FormUnreadable(where, "the " + name + " is plain words, not an expression");
    }
    if (MARKUP.matcher(words).find()) {
      throw new FormUnreadable(where, "the " + name + " contains HTML");
    }
    Matcher link = LINK.matcher(words);
    boolean away = IMAGE_OR_REFERENCE.matcher(words).find();
    while (link.find()) {
      away |=
          !link.group(1).startsWith("https://")
              && !(link.group(1).startsWith("/") && !link.group(1).startsWith("//"));
    }
    if (away) {
      throw new FormUnreadable(
          where,
          "the " + name + " may link to https:// or to a page of ours only, and shows no images");
    }
  }

  private static @Nullable String text(String where, JsonNode object, String name, int longest) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isString() || value.stringValue().length() > longest) {
      throw new FormUnreadable(where, name + " is text of at most " + longest + " characters");
    }
    return value.stringValue();
  }

  private static @Nullable Boolean flag(String where, JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isBoolean()) {
      throw new FormUnreadable(where, name + " is true or false");
    }
    return value.booleanValue();
  }

  private static @Nullable BigDecimal number(String where, JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isNumber()) {
      throw new FormUnreadable(where, name + " is a number, not an expression");
    }
    return value.decimalValue();
  }

  private static @Nullable Integer count(String where, JsonNode object, String name, int most) {
    BigDecimal value = number(where, object, name);
    if (value == null) {
      return null;
    }
    if (value.signum() < 0
        || value.compareTo(BigDecimal.valueOf(most)) > 0
        || value.stripTrailingZeros().scale() > 0) {
      throw new FormUnreadable(where, name + " is a whole number from 0 to " + most);
    }
    return value.intValue();
  }
}
