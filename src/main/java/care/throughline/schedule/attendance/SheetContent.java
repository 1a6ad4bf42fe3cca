package care.throughline.schedule.attendance;

import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a facilitator fills in: who was not there all the time, and the note. Whoever has no mark
 * was there.
 *
 * @param sharedNote the part of the note that everybody's record gets; null when nothing was
 *     written
 */
public record SheetContent(List<Mark> marks, @Nullable String sharedNote) {

  /** Longest shared part, in characters. */
  static final int LONGEST_NOTE = 8000;

  /** Longest line about one person, in characters. */
  static final int LONGEST_LINE = 2000;

  public SheetContent {
    marks = List.copyOf(marks);
    sharedNote = textOrNull(sharedNote);
  }

  /**
   * What became of the session for one person.
   *
   * @param state null to leave it as the sheet shows it
   * @param missedMinutes how late they came, or how much earlier they left
   * @param note the line that only this person's record gets
   */
  public record Mark(
      SessionId session,
      @Nullable SessionState state,
      @Nullable Integer missedMinutes,
      @Nullable String note) {

    public Mark {
      note = textOrNull(note);
    }
  }

  Optional<Mark> of(SessionId session) {
    return marks.stream().filter(mark -> mark.session().equals(session)).findFirst();
  }

  private static @Nullable String textOrNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
