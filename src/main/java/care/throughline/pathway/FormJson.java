package care.throughline.pathway;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads single properties of a form's JSON; what has the wrong type or is not known is refused by
 * name.
 */
final class FormJson {

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

  private FormJson() {}

  static @Nullable JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JacksonException broken) {
      String place =
          broken.getLocation() == null ? "" : " (line " + broken.getLocation().getLineNr() + ")";
      throw new FormUnreadable(
          "", "this is not JSON, or a name appears twice in one object" + place);
    }
  }

  /** How long the values are as JSON; very long when they are no JSON values at all. */
  static int bytes(Map<String, ?> values) {
    try {
      return JSON.writeValueAsString(values).getBytes(StandardCharsets.UTF_8).length;
    } catch (JacksonException notJson) {
      return Integer.MAX_VALUE;
    }
  }

  /** Where a component is, for the person who mends the form: its key, its id or its type. */
  static String place(JsonNode component) {
    for (String name : List.of("key", "id", "type")) {
      JsonNode value = component.get(name);
      if (value != null && value.isString()) {
        String text = value.stringValue();
        return text.length() > 80 ? text.substring(0, 80) : text;
      }
    }
    return "";
  }

  static void onlyKnown(String where, JsonNode object, Set<String> known) {
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

  static @Nullable String text(String where, JsonNode object, String name, int longest) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isString() || value.stringValue().length() > longest) {
      throw new FormUnreadable(where, name + " is text of at most " + longest + " characters");
    }
    return value.stringValue();
  }

  static @Nullable Boolean flag(String where, JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isBoolean()) {
      throw new FormUnreadable(where, name + " is true or false");
    }
    return value.booleanValue();
  }

  static @Nullable BigDecimal number(String where, JsonNode object, String name) {
    JsonNode value = object.path(name);
    if (value.isMissingNode()) {
      return null;
    }
    if (!value.isNumber()) {
      throw new FormUnreadable(where, name + " is a number, not an expression");
    }
    return value.decimalValue();
  }

  static @Nullable Integer count(String where, JsonNode object, String name, int most) {
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
