package care.throughline.worklist.web;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Ids of processes as staff read them, such as {@code iopMissedSession} as {@code Missed session}.
 */
public final class ProcessWords {

  /** The process that spans the whole way: its name tells a reader nothing. */
  private static final String SPINE = "Episode";

  private ProcessWords() {}

  /** The id without its pathway's prefix, in words; an id of one word stays as it is. */
  public static String of(String process) {
    String[] words = process.split("(?=\\p{Lu})");
    if (words.length == 1) {
      return process;
    }
    StringBuilder text = new StringBuilder(words[1]);
    for (int word = 2; word < words.length; word++) {
      text.append(' ').append(words[word].toLowerCase(Locale.ROOT));
    }
    return text.toString();
  }

  /** The process in words; null where that adds nothing to where the person stands. */
  static @Nullable String beside(String where, String process) {
    String words = of(process);
    return words.equals(SPINE) || where.equals(words) ? null : words;
  }
}
