package care.throughline.schedule;

import care.throughline.platform.Texts;
import java.io.Serializable;
import java.time.Instant;

/**
 * Who was quicker.
 *
 * @param who the name of a member of staff, or {@code The pathway}; never of anybody in care
 * @param when the moment in words, such as {@code today 10:00}
 */
public record TakenBy(String who, Instant at, String when) implements Serializable {

  /** A sentence, such as {@code Anneke Roos took it today 10:00.}. */
  public String words() {
    return Texts.of("schedule.taken-by.words", who, when);
  }
}
