package care.throughline.schedule.web;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was typed into one form of a page that has several, to be shown again when it is refused.
 *
 * @param form its name on the page; empty when nothing was refused
 */
record Typed(String form, Map<String, String> fields) {

  static final Typed NONE = new Typed("", Map.of());

  /** True when it was this form that was refused. */
  public boolean has(String name) {
    return form.equals(name);
  }

  /** What was typed into a field of that form; otherwise what usually stands there. */
  public @Nullable String value(String name, String field, @Nullable Object usual) {
    return has(name) ? fields.getOrDefault(field, "") : usual == null ? null : usual.toString();
  }
}
