package care.throughline.workspace;

import care.throughline.person.PersonNames;
import care.throughline.platform.Texts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the first page as it is drawn.
 *
 * @param state {@code late}, {@code soon}, {@code hold} or {@code ok}; {@code later} while it is
 *     still to be fetched, {@code failed} when it could not be told
 * @param words what matters, such as {@code 3 overdue, 2 due today}
 * @param href the whole list; null when there is none
 * @param open what the link is called, such as {@code Open the list}
 * @param lines the first few, the most pressing first
 * @param advice what to do, where there is nothing to list; null otherwise
 */
public record HomeCard(
    String key,
    String title,
    String state,
    String words,
    @Nullable String href,
    String open,
    List<Line> lines,
    @Nullable String advice) {

  /** Most lines of one part. */
  static final int LINES = 4;

  /**
   * One line.
   *
   * @param person whom it is about; null when it names nobody in care
   * @param note such as {@code was due 13:35}
   * @param state as that of the part
   */
  public record Line(String text, @Nullable Named person, String href, String note, String state) {

    static Line of(String text, String href, String note, String state) {
      return new Line(text, null, href, note, state);
    }
  }

  /**
   * Somebody in care as they are told.
   *
   * @param initials for shared screens
   */
  public record Named(String name, String initials) {

    static Named of(PersonNames.PersonName person) {
      return of(person.givenName(), person.familyName());
    }

    static Named of(String given, String family) {
      return new Named(given + " " + family, given.charAt(0) + "." + family.charAt(0) + ".");
    }
  }

  static HomeCard of(
      HomePart part, String state, String words, String href, String open, List<Line> lines) {
    return new HomeCard(part.key(), part.title(), state, words, href, open, lines, null);
  }

  /** There is nothing of it now. */
  static HomeCard nothing(
      HomePart part, String words, @Nullable String href, String open, String advice) {
    return new HomeCard(part.key(), part.title(), "ok", words, href, open, List.of(), advice);
  }

  static HomeCard later(HomePart part) {
    return new HomeCard(
        part.key(),
        part.title(),
        "later",
        Texts.of("workspace.card.later"),
        null,
        "",
        List.of(),
        null);
  }

  static HomeCard failed(HomePart part) {
    return new HomeCard(
        part.key(),
        part.title(),
        "failed",
        Texts.of("workspace.card.failed"),
        null,
        "",
        List.of(),
        Texts.of("workspace.card.failed-advice"));
  }

  /** {@code state} is {@code late}, {@code soon}, {@code hold} or {@code ok}. */
  public boolean told() {
    return !state.equals("later") && !state.equals("failed");
  }
}
