package care.throughline.platform.engine;

import java.time.Instant;

/** Told, in the engine's transaction, what happens to user tasks. There is one implementation. */
public interface HumanTaskListener {

  /** A task was created; returns when it is due. */
  Instant created(HumanTask task);

  /** The task was completed through {@link PathwayEngine#complete}. */
  void completed(String ref);

  /**
   * The task went away without being completed: a boundary event, a message or the end of the
   * episode.
   */
  void cancelled(String ref);
}
