package care.throughline.pathway;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * When fields of one form are hidden: read from the components, then held against the fields the
 * form asks.
 */
final class FormConditions {

  /**
   * How often conditions may build on each other: beyond this the browser answers from values that
   * are no longer shown.
   */
  private static final int DEEPEST_CONDITION = 2;

  private final Map<String, Condition> hidden = new HashMap<>();
  private final List<PlacedCondition> conditions = new ArrayList<>();

  private record PlacedCondition(String where, Condition condition) {}

  Condition read(String where, JsonNode component) {
    JsonNode conditional = component.path("conditional");
    FormJson.onlyKnown(where, conditional, Set.of("hide"));
    String hide = FormJson.text(where, conditional, "hide", 600);
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

  /** The field is asked only when its condition does not hide it. */
  void hide(String key, Condition condition) {
    if (condition != Condition.NEVER) {
      hidden.put(key, condition);
    }
  }

  /** Which fields are hidden when. */
  Map<String, Condition> hidden() {
    return hidden;
  }

  /**
   * Every condition looks at fields of the form in a way that fits them.
   *
   * @throws FormUnreadable naming the component whose condition does not
   */
  void check(Map<String, FormField> fields) {
    conditions.forEach(placed -> check(placed, fields));
  }

  private static void check(PlacedCondition placed, Map<String, FormField> fields) {
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
  List<FormField> ordered(Map<String, FormField> fields) {
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
}
