package care.throughline.episode;

import java.util.List;
import java.util.function.Supplier;

/** An invariant from its words and a question. */
record EpisodeInvariant(String name, String what, Supplier<List<Case>> question)
    implements Invariant {

  @Override
  public List<Case> violations() {
    return question.get();
  }
}
