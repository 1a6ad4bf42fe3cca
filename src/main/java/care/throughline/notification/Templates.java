package care.throughline.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Message texts from {@code notification/<language>/<name>.<version>.txt}: a head of {@code key:
 * value} lines, the text, and a plain text for when a field is unknown, parted by lines of {@code
 * ---}. The highest version counts. A text that is not neutral keeps the application from starting.
 */
@Component
final class Templates {

  /** Used when a person's own language is not among the texts. */
  private static final String FALLBACK_LANGUAGE = "en";

  private static final Pattern PATH =
      Pattern.compile("notification/([a-z]{2})/([A-Za-z]+)\\.(\\d+)\\.txt$");

  private final Map<String, MessageTemplate> newest = new TreeMap<>();

  Templates() {
    try {
      for (Resource resource :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:notification/*/*.txt")) {
        Matcher path = PATH.matcher(resource.getURL().toString());
        if (!path.find()) {
          throw new IllegalStateException(
              "A message text needs a name like notification/en/missedYou.1.txt, not "
                  + resource.getFilename()
                  + ".");
        }
        String text = resource.getContentAsString(StandardCharsets.UTF_8).replace("\r\n", "\n");
        MessageTemplate template =
            parse(path.group(1), path.group(2), Integer.parseInt(path.group(3)), text);
        newest.merge(
            key(template.name(), template.language()),
            template,
            (one, other) -> one.version() > other.version() ? one : other);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /**
   * The newest text in the person's language, or in English.
   *
   * @param language BCP 47; only its first part counts
   * @throws IllegalArgumentException when there is no such template
   */
  MessageTemplate get(String name, String language) {
    return Optional.ofNullable(newest.get(key(name, language.split("-")[0])))
        .or(() -> Optional.ofNullable(newest.get(key(name, FALLBACK_LANGUAGE))))
        .orElseThrow(() -> new IllegalArgumentException("There is no template " + name + "."));
  }

  /** The newest text in exactly that language. */
  Optional<MessageTemplate> find(String name, String language) {
    return Optional.ofNullable(newest.get(key(name, language)));
  }

  /** Every newest text. */
  Collection<MessageTemplate> all() {
    return Collections.unmodifiableCollection(newest.values());
  }

  static MessageTemplate parse(String language, String name, int version, String text) {
    String[] parts = text.split("(?m)^---$\\n?", -1);
    if (parts.length < 2 || parts.length > 3) {
      throw new IllegalArgumentException(
          "Template " + name + " needs a head, a text and at most one plain text.");
    }
    Map<String, String> head = new HashMap<>();
    parts[0]
        .lines()
        .filter(line -> !line.isBlank())
        .map(line -> line.split(":", 2))
        .forEach(pair -> head.put(pair[0].strip(), pair[1].strip()));
    return new MessageTemplate(
        name,
        language,
        version,
        needed(head, name, "title"),
        Audience.of(needed(head, name, "audience")),
        letterOnly(needed(head, name, "channel")),
        Guarantee.of(needed(head, name, "guarantee")),
        needed(head, name, "subject"),
        parts[1].strip(),
        parts.length == 3 ? parts[2].strip() : null);
  }

  private static boolean letterOnly(String channel) {
    return switch (channel) {
      case "letter" -> true;
      case "any" -> false;
      default ->
          throw new IllegalArgumentException(
              "A message goes by letter or by any channel, not by " + channel + ".");
    };
  }

  private static String needed(Map<String, String> head, String name, String key) {
    return Objects.requireNonNull(head.get(key), () -> "Template " + name + " has no " + key + ".");
  }

  private static String key(String name, String language) {
    return name + "/" + language;
  }
}
