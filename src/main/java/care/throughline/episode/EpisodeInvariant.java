package care.throughline.episode;

import care.throughline.platform.Texts;
import java.util.List;
import java.util.function.Supplier;

/**
 * An invariant from its words and a question.
 *
 * @param key of the text that says it
 */
record EpisodeInvariant(String name, String key, Supplier<List<Case>> question)
    implements Invariant {

  @Override
  public String what() {
    return Texts.of(key);
  }

  @Override
  public List<Case> violations() {
    return question.get();
  }
}
