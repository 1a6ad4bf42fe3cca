package care.throughline.pathway;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Words of a form that people read: plain, without expressions, HTML or images, with links that are
 * safe to follow.
 */
final class FormWords {

  private static final int LONGEST_TEXT = 4000;
  private static final Pattern MARKUP = Pattern.compile("<[a-zA-Z/!?]");
  private static final Pattern IMAGE_OR_REFERENCE = Pattern.compile("!\\[|(?m)^\\s*\\[[^]]*]:");
  private static final Pattern LINK = Pattern.compile("]\\(\\s*([^)\\s]*)");

  private FormWords() {}

  static void plain(String where, JsonNode object, String name) {
    check(where, name, FormJson.text(where, object, name, LONGEST_TEXT));
  }

  static void check(String where, String name, @Nullable String words) {
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
}
