package care.throughline.worklist.web;

import java.util.Locale;

/**
 * Ids of processes as staff read them, such as {@code iopMissedSession} as {@code Missed session}.
 */
public final class ProcessWords {

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
}
