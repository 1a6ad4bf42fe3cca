package care.throughline.episode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that must be true of the data at all times. Each module contributes its own. */
public interface Invariant {

  /** A short name, such as {@code open-episodes-wait}. */
  String name();

  /** What must be true, as an operator reads it. */
  String what();

  /** Where it does not hold; empty when it holds. */
  List<Case> violations();

  /**
   * One place where it does not hold.
   *
   * @param episode null when no episode is concerned
   */
  record Case(String text, @Nullable EpisodeId episode) {}
}
