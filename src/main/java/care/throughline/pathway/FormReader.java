package care.throughline.pathway;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

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
  private static final int DEEPEST_GROUP = 3;

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

  private final Map<String, FormField> fields = new LinkedHashMap<>();
  private final Set<String> ids = new HashSet<>();
  private final FormConditions conditions = new FormConditions();
  private int components;

  private FormReader() {}

  static Form read(String json) {
    return new FormReader().form(json);
  }

  private Form form(String json) {
    if (json.length() > MOST_FORM_CHARACTERS) {
      throw new FormUnreadable(
          "", "the form is longer than " + MOST_FORM_CHARACTERS + " characters");
    }
    JsonNode root = FormJson.tree(json);
    if (root == null || !root.isObject()) {
      throw new FormUnreadable("", "a form is a JSON object");
    }
    FormJson.onlyKnown("", root, FORM);
    String id = FormJson.text("", root, "id", 80);
    if (id == null || !ID.matcher(id).matches()) {
      throw new FormUnreadable("", "the form needs an id of letters and digits");
    }
    if (!"default".equals(FormJson.text("", root, "type", 20))) {
      throw new FormUnreadable("", "the type of a form is \"default\"");
    }
    components(root, Condition.NEVER, 0);
    conditions.check(fields);
    return new Form(
        id, List.copyOf(fields.values()), conditions.ordered(fields), conditions.hidden());
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
    String where = FormJson.place(component);
    if (!component.isObject()) {
      throw new FormUnreadable(where, "a component is a JSON object");
    }
    if (++components > MOST_COMPONENTS) {
      throw new FormUnreadable(where, "the form has more than " + MOST_COMPONENTS + " components");
    }
    String type = FormJson.text(where, component, "type", 40);
    Set<String> own = type == null ? null : COMPONENTS.get(type);
    if (type == null || own == null) {
      throw new FormUnreadable(where, "a component of type \"" + type + "\" is not allowed");
    }
    boolean question = FieldReader.asks(type);
    Set<String> known = new HashSet<>(ANY);
    known.addAll(own);
    if (question) {
      known.addAll(QUESTION);
    }
    FormJson.onlyKnown(where, component, known);
    String id = FormJson.text(where, component, "id", 80);
    if (id != null && (!ID.matcher(id).matches() || !ids.add(id))) {
      throw new FormUnreadable(
          where, "the id \"" + id + "\" is used twice or is not made of letters and digits");
    }
    layout(where, component.get("layout"));
    Condition hide = Condition.either(parentHidden, conditions.read(where, component));
    for (String words : List.of("label", "description", "dateLabel", "timeLabel", "text")) {
      FormWords.plain(where, component, words);
    }
    if (type.equals("group")) {
      components(component, hide, depth + 1);
    } else if (question) {
      question(where, type, component, hide);
    }
  }

  private void question(String where, String type, JsonNode component, Condition hide) {
    String key = FormJson.text(where, component, "key", 64);
    if (key == null || !KEY.matcher(key).matches() || WORDS.contains(key)) {
      throw new FormUnreadable(
          where,
          "the key is a name in lowerCamelCase of at most 64 letters and digits, and no word of FEEL");
    }
    if (fields.put(key, FieldReader.read(where, key, type, component)) != null) {
      throw new FormUnreadable(where, "the key is used twice");
    }
    conditions.hide(key, hide);
  }

  private static void layout(String where, @Nullable JsonNode layout) {
    if (layout != null) {
      FormJson.onlyKnown(where, layout, Set.of("row", "columns"));
    }
  }
}
