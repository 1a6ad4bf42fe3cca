package care.throughline.schedule.attendance;

import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.Sessions;
import care.throughline.schedule.group.GroupSessionId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Adds to the note of a signed sheet. A signed note is never written over: what has to be said
 * later stands below it with its own date and signature.
 */
@Component
public class NoteAddenda {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final SheetReader sheets;
  private final GroupNotes notes;
  private final Sessions sessions;
  private final AuditTrail audit;

  NoteAddenda(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      SheetReader sheets,
      GroupNotes notes,
      Sessions sessions,
      AuditTrail audit) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.sheets = sheets;
    this.notes = notes;
    this.sessions = sessions;
    this.audit = audit;
  }

  /**
   * Signs an addendum and puts it into the records it is for. The same again by the same member
   * changes nothing.
   *
   * @param session the line of one person; null for everybody who was there
   * @throws SheetRefused when the sheet is not signed yet, the words are missing, too long or name
   *     somebody they must not name
   * @throws NoSuchElementException when the member may not see the sheet, or may not mark
   *     attendance
   */
  public Sheet add(
      GroupSessionId id, @Nullable SessionId session, @Nullable String words, Staff by) {
    return transactions.call(
        () -> {
          jdbc.sql("select id from group_session where id = ? for no key update")
              .param(id.value())
              .query()
              .listOfRows();
          if (!sessions.mayMark(by)) {
            throw new NoSuchElementException("There is no such group session.");
          }
          Sheet sheet = sheets.read(id, by);
          String text = words == null ? "" : words.strip();
          refuse(sheet, session, text);
          if (sheet.addenda().stream().noneMatch(known -> same(known, session, text, by))) {
            sign(sheet, new NoteAddendum(session, text, clock.instant(), by.id()), by);
          }
          return sheets.read(id, by);
        });
  }

  private static void refuse(Sheet sheet, @Nullable SessionId session, String text) {
    if (!sheet.signed()) {
      throw new SheetRefused(Texts.of("schedule-group.addendum.not-signed"));
    }
    if (session != null
        && sheet.lines().stream().noneMatch(line -> line.session().id().equals(session))) {
      throw new SheetRefused(Texts.of("schedule-group.sheet.not-on-it"));
    }
    if (text.isEmpty()) {
      throw new SheetRefused(Texts.of("schedule-group.addendum.empty"));
    }
    List<SheetRefused.Finding> findings = SheetCheck.ofText(sheet, session, text);
    if (!findings.isEmpty()) {
      throw new SheetRefused(Texts.of("schedule-group.addendum.findings"), findings);
    }
  }

  private void sign(Sheet sheet, NoteAddendum addendum, Staff by) {
    SessionId session = addendum.session();
    jdbc.sql(
            "insert into note_addendum (group_session, session, words, signed_at, signed_by) values (?, ?, ?, ?, ?)")
        .param(sheet.session().id().value())
        .param(session == null ? null : session.value())
        .param(addendum.words())
        .param(Times.utc(addendum.at()))
        .param(by.id().value())
        .update();
    notes.add(sheet, addendum, by);
    audit.record(
        by.actor(),
        "sheet.addendumSigned",
        "groupSession",
        sheet.session().id().value(),
        Map.of("for", session == null ? "everyone" : "one"));
  }

  /** In the order in which they were signed. Runs in the caller's transaction. */
  static List<NoteAddendum> of(JdbcClient jdbc, GroupSessionId id) {
    return jdbc.sql(
            "select session, words, signed_at, signed_by from note_addendum where group_session = ? order by id")
        .param(id.value())
        .query(
            (row, number) -> {
              UUID session = row.getObject("session", UUID.class);
              Instant at = Times.instant(row, "signed_at");
              return new NoteAddendum(
                  session == null ? null : new SessionId(session),
                  row.getString("words"),
                  at,
                  new StaffId(row.getObject("signed_by", UUID.class)));
            })
        .list();
  }

  private static boolean same(
      NoteAddendum known, @Nullable SessionId session, String text, Staff by) {
    return Objects.equals(known.session(), session)
        && known.words().equals(text)
        && known.by().equals(by.id());
  }
}
