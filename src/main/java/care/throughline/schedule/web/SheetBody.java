package care.throughline.schedule.web;

import care.throughline.schedule.attendance.SheetContent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as a program sends it: the exceptions only; whoever has no mark was there.
 *
 * @param version of the sheet the sender saw; null when the sender does not care
 */
record SheetBody(
    @Nullable String version, @Nullable List<Mark> marks, @Nullable String sharedNote) {

  /** One exception, or one person's line of the note. */
  record Mark(
      String session,
      @Nullable String state,
      @Nullable Integer missedMinutes,
      @Nullable String note) {

    SheetContent.Mark content() {
      return new SheetContent.Mark(
          SheetForm.session(session),
          state == null ? null : SheetForm.state(state),
          missedMinutes,
          note);
    }
  }

  /**
   * A change of a signed sheet.
   *
   * @param reason why it changes
   */
  record Change(
      String session, String state, @Nullable Integer missedMinutes, @Nullable String reason) {}

  /**
   * An addendum to the note of a signed sheet.
   *
   * @param session the line of one person; null for everybody who was there
   */
  record Addendum(@Nullable String session, @Nullable String words) {}

  SheetContent content() {
    return new SheetContent(
        marks == null ? List.of() : marks.stream().map(Mark::content).toList(), sharedNote);
  }
}
