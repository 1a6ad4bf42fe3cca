package care.throughline.notification;

import care.throughline.platform.Texts;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The text of a message. Logic-less: {@code {{field}}} is replaced, nothing else happens. When a
 * field of the text is not known, the plain text is used, which needs the telephone number only.
 *
 * @param title what staff call it
 * @param version a changed text is a new version in a new file; the old file stays
 * @param letterOnly true when it is never sent electronically
 * @param plain the text without fields that may be unknown; null when every field of {@code body}
 *     is always known
 */
record MessageTemplate(
    String name,
    String language,
    int version,
    String title,
    Audience audience,
    boolean letterOnly,
    Guarantee guarantee,
    String subject,
    String body,
    @Nullable String plain) {

  /** The only things about anybody that a message may tell. */
  static final Set<String> FIELDS = Set.of("date", "last", "time", "phone");

  private static final Pattern FIELD = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

  MessageTemplate {
    refuseAnythingElse(name, subject, Set.of());
    refuseAnythingElse(name, body, FIELDS);
    if (plain != null) {
      refuseAnythingElse(name, plain, Set.of("phone"));
    }
  }

  /**
   * Fills the text in.
   *
   * @param values what is known of {@link #FIELDS}
   * @throws IllegalArgumentException when a field is needed, unknown, and there is no plain text
   */
  Filled fill(Map<String, String> values) {
    Optional<String> whole = fill(body, values);
    if (whole.isPresent()) {
      return new Filled(whole.get(), true);
    }
    return Optional.ofNullable(plain)
        .flatMap(text -> fill(text, values))
        .map(text -> new Filled(text, false))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Template " + name + " needs a field that is not known."));
  }

  /**
   * A text that is ready.
   *
   * @param whole false when the plain text had to be used
   */
  record Filled(String text, boolean whole) {}

  private static Optional<String> fill(String text, Map<String, String> values) {
    StringBuilder filled = new StringBuilder();
    Matcher field = FIELD.matcher(text);
    while (field.find()) {
      String value = values.get(field.group(1));
      if (value == null || value.isBlank()) {
        return Optional.empty();
      }
      field.appendReplacement(
          filled, Matcher.quoteReplacement(value.strip().replaceAll("\\s+", " ")));
    }
    return Optional.of(field.appendTail(filled).toString());
  }

  /** The fields a text names. */
  static Set<String> fieldsOf(String text) {
    return FIELD.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
  }

  private static void refuseAnythingElse(String name, String text, Set<String> allowed) {
    FIELD
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(found -> !allowed.contains(found))
        .findFirst()
        .ifPresent(
            found -> {
              throw new IllegalArgumentException(
                  Texts.of("notification.wording.template-tells", name, "{{" + found + "}}"));
            });
    var objections = NeutralText.objections(FIELD.matcher(text).replaceAll(""));
    if (!objections.isEmpty()) {
      throw new IllegalArgumentException(
          Texts.of("notification.wording.template-neutral", name, String.join(", ", objections)));
    }
  }
}
