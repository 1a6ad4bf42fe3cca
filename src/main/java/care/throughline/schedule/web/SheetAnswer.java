package care.throughline.schedule.web;

import care.throughline.access.StaffId;
import care.throughline.schedule.attendance.NoteAddendum;
import care.throughline.schedule.attendance.Sheet;
import care.throughline.schedule.attendance.SheetLine;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sheet as the programming interface tells it.
 *
 * @param version to send with a change
 * @param savedAt when a draft was saved; null when there is none
 */
record SheetAnswer(
    String id,
    String group,
    String groupName,
    Instant startsAt,
    Instant endsAt,
    String state,
    String version,
    Instant dueAt,
    @Nullable Instant savedAt,
    @Nullable String savedBy,
    @Nullable Instant signedAt,
    @Nullable String signedBy,
    @Nullable String sharedNote,
    List<Addendum> addenda,
    List<Line> lines) {

  /**
   * What was added to the note after signing.
   *
   * @param session the line of one person; null for everybody who was there
   */
  record Addendum(
      @Nullable String session, String words, Instant signedAt, @Nullable String signedBy) {

    static Addendum of(NoteAddendum addendum) {
      return new Addendum(
          addendum.session() == null ? null : addendum.session().value().toString(),
          addendum.words(),
          addendum.at(),
          id(addendum.by()));
    }
  }

  /**
   * One person.
   *
   * @param state attended, late, leftEarly, excused, noShow or cancelledPatient
   * @param missedMinutes of someone who was there for a part
   * @param marked false while it is only filled in, or nothing was said yet
   * @param missStarts what a no-show will start; null when nothing
   */
  record Line(
      String session,
      String person,
      String episode,
      String state,
      int minutes,
      @Nullable Integer missedMinutes,
      boolean marked,
      @Nullable String note,
      @Nullable String missStarts) {

    static Line of(SheetLine line) {
      return new Line(
          line.session().id().value().toString(),
          line.person().id().value().toString(),
          line.session().episode().value().toString(),
          line.state().key(),
          line.session().minutes(),
          line.missedMinutes(),
          line.session().markedAt() != null,
          line.note(),
          line.missStarts());
    }
  }

  static SheetAnswer of(Sheet sheet) {
    return new SheetAnswer(
        sheet.session().id().value().toString(),
        sheet.group().id().value().toString(),
        sheet.group().name(),
        sheet.session().startsAt(),
        sheet.session().endsAt(),
        sheet.session().state(),
        sheet.version(),
        sheet.dueAt(),
        sheet.savedAt(),
        id(sheet.savedBy()),
        sheet.session().signedAt(),
        id(sheet.session().signedBy()),
        sheet.sharedNote(),
        sheet.addenda().stream().map(Addendum::of).toList(),
        sheet.lines().stream().map(Line::of).toList());
  }

  private static @Nullable String id(@Nullable StaffId staff) {
    return staff == null ? null : staff.value().toString();
  }
}
