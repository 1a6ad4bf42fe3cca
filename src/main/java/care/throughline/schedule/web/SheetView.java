package care.throughline.schedule.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as it is drawn.
 *
 * @param when such as {@code Thu 7 Jan 18:00 to 21:00}
 * @param editable true while it can be filled in and signed by the reader
 * @param changeable true when it is signed and the reader may change a line with a reason
 * @param due until when it has to be signed; null when it is signed or cancelled
 * @param late true when that has passed
 * @param signedText who signed it and when; null while nobody did
 * @param savedText who saved a draft and when; null when there is none
 * @param notice why what was sent was not used; null when all is well
 * @param unused what the reader had written and nobody will read; null when nothing
 * @param noteFinding what is to be put right in the shared part
 * @param addition an addendum that was not taken; null when none
 */
record SheetView(
    String href,
    String rosterHref,
    String group,
    String when,
    String staff,
    String version,
    boolean editable,
    boolean changeable,
    boolean cancelled,
    @Nullable String due,
    boolean late,
    @Nullable String signedText,
    @Nullable String savedText,
    @Nullable String notice,
    @Nullable String unused,
    List<LineView> lines,
    @Nullable String sharedNote,
    @Nullable String noteFinding,
    List<AddendumView> addenda,
    @Nullable Addition addition) {

  /**
   * What was added to the note.
   *
   * @param person whose record alone got it; null when everybody's who was there
   * @param signedText who signed it and when
   */
  record AddendumView(@Nullable NameView person, String words, String signedText) {}

  /**
   * An addendum that was not taken, as it was typed.
   *
   * @param session the line it is for; empty for everybody who was there
   */
  record Addition(String session, String words) {}

  /**
   * A name as the page's parts draw it.
   *
   * @param initials shown instead of the name on shared screens
   */
  record NameView(String name, String initials) {}

  /**
   * One person.
   *
   * @param missed minutes they were not there; null when all or none
   * @param stateText in words, with the minutes that count
   * @param mark shape of the state, as in the attendance ribbon
   * @param missStarts what a no-show will start; null when nothing
   * @param finding what is to be put right; null when nothing
   * @param changes what was changed after signing, and why
   */
  record LineView(
      String id,
      NameView person,
      String href,
      String state,
      String stateText,
      String mark,
      int minutes,
      @Nullable Integer missed,
      @Nullable String note,
      @Nullable String missStarts,
      @Nullable String finding,
      List<String> changes,
      List<Choice> choices) {}

  /**
   * A mark to choose.
   *
   * @param key the key that sets it
   */
  record Choice(String value, String label, String key, boolean selected) {}

  /** The sheet with an addendum that was not taken. */
  SheetView with(Addition refused) {
    return new SheetView(
        href,
        rosterHref,
        group,
        when,
        staff,
        version,
        editable,
        changeable,
        cancelled,
        due,
        late,
        signedText,
        savedText,
        notice,
        unused,
        lines,
        sharedNote,
        noteFinding,
        addenda,
        refused);
  }
}
