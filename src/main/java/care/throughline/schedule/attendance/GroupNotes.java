package care.throughline.schedule.attendance;

import care.throughline.access.Staff;
import care.throughline.episode.EpisodeRecord;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Puts the note of a group session into the records of its people: the shared part for everyone who
 * was there, and each person's own line.
 */
@Component
class GroupNotes {

  private final JdbcClient jdbc;
  private final EpisodeRecord record;

  GroupNotes(JdbcClient jdbc, EpisodeRecord record) {
    this.jdbc = jdbc;
    this.record = record;
  }

  /** Writes the note of a sheet, in the transaction that signs it. */
  void write(Sheet sheet, Staff by) {
    for (SheetLine line : sheet.lines()) {
      jdbc.sql("update session set note = ? where id = ?")
          .param(line.note())
          .param(line.session().id().value())
          .update();
      String words =
          Stream.of(line.state().present() ? sheet.sharedNote() : null, line.note())
              .filter(Objects::nonNull)
              .collect(Collectors.joining("\n"));
      if (!words.isEmpty()) {
        record.add(
            line.session().episode(),
            "note",
            Texts.kept("schedule-group.note.written", day(sheet), words),
            by.actor());
      }
    }
  }

  /** Adds to the records of those it is for: the one person, or everyone who was there. */
  void add(Sheet sheet, NoteAddendum addendum, Staff by) {
    for (SheetLine line : sheet.lines()) {
      boolean meant =
          addendum.session() == null
              ? line.state().present()
              : addendum.session().equals(line.session().id());
      if (meant) {
        record.add(
            line.session().episode(),
            "note",
            Texts.kept("schedule-group.note.added", day(sheet), addendum.words()),
            by.actor());
      }
    }
  }

  private static String day(Sheet sheet) {
    return Texts.keeping(() -> DateText.DAY.of(sheet.session().day()));
  }
}
