package care.throughline.schedule.attendance;

import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.Times;
import care.throughline.platform.Transactions;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.Sessions;
import care.throughline.schedule.SheetSigned;
import care.throughline.schedule.group.GroupSession;
import care.throughline.schedule.group.GroupSessionId;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Attendance of a group session as one sheet: everyone was there unless marked otherwise. A sheet
 * is saved as a draft, signed once, and then changed line by line with a reason. Each verb locks
 * the group session first, so that of two facilitators one wins and the other is told by whom.
 */
@Component
public class Sheets {

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Transactions transactions;
  private final SheetReader sheets;
  private final SheetDrafts drafts;
  private final GroupNotes notes;
  private final Sessions sessions;
  private final StaffMembers staff;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  Sheets(
      JdbcClient jdbc,
      Clock clock,
      Transactions transactions,
      SheetReader sheets,
      SheetDrafts drafts,
      GroupNotes notes,
      Sessions sessions,
      StaffMembers staff,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.transactions = transactions;
    this.sheets = sheets;
    this.drafts = drafts;
    this.notes = notes;
    this.sessions = sessions;
    this.staff = staff;
    this.audit = audit;
    this.events = events;
  }

  /**
   * Opens the sheet for reading, which is written down: it shows people.
   *
   * @throws NoSuchElementException when the reader may not see it
   */
  public Sheet open(GroupSessionId id, Staff reader) {
    Sheet sheet = sheets.read(id, reader);
    audit.record(
        reader.actor(),
        "sheet.viewed",
        "groupSession",
        id.value(),
        Map.of("people", sheet.lines().size()));
    return sheet;
  }

  /** The sheet as it is, for a reader who has just opened it. Throws as {@link #open}. */
  public Sheet read(GroupSessionId id, Staff reader) {
    return sheets.read(id, reader);
  }

  /**
   * Keeps what was filled in so far, unchecked.
   *
   * @param version of the sheet the writer saw; null when they do not care
   * @throws NoSuchElementException when the member may not see it, or may not mark attendance
   * @throws SheetTaken when it is signed, or was changed since the writer saw it
   * @throws SheetRefused when the group session was cancelled
   */
  public Sheet save(GroupSessionId id, SheetContent content, @Nullable String version, Staff by) {
    return locked(
        id,
        by,
        () -> {
          Sheet known = sheets.read(id, by);
          refuseSigned(known, by);
          refuseStale(known, version, by);
          drafts.save(id, content, by.id());
          return sheets.read(id, by);
        });
  }

  /**
   * Signs and locks the sheet: marks the session of everyone on it and puts the note into their
   * records, all or nothing. The same again by whoever signed it changes nothing.
   *
   * @param version of the sheet the signer saw; null when they do not care
   * @throws SheetRefused when something has to be put right, the session has not begun or was
   *     cancelled
   * @throws SheetTaken when somebody else signed it first, or it was changed since the signer saw
   *     it
   * @throws NoSuchElementException when the member may not see it, or may not mark attendance
   */
  public Sheet sign(GroupSessionId id, SheetContent content, @Nullable String version, Staff by) {
    return locked(
        id,
        by,
        () -> {
          Sheet known = sheets.stored(id, by);
          Sheet filled = known.filled(content);
          if (known.signed() && by.id().equals(known.session().signedBy()) && same(known, filled)) {
            return known;
          }
          refuseSigned(known, by);
          refuseStale(known, version, by);
          refuseEarly(known.session());
          List<SheetRefused.Finding> findings = SheetCheck.of(filled, content);
          if (!findings.isEmpty()) {
            throw new SheetRefused(Texts.of("schedule-group.sheet.findings"), findings);
          }
          sign(filled, by);
          return sheets.read(id, by);
        });
  }

  /**
   * Changes one line of a signed sheet; what it was and why it changed is kept.
   *
   * @param missedMinutes how late they came, or how much earlier they left
   * @param reason in words for whoever reads it later
   * @throws care.throughline.schedule.AttendanceRefused when no reason is given or the minutes are
   *     not possible
   * @throws SheetRefused when the sheet is not signed yet, or the session is not on it
   */
  public Sheet change(
      GroupSessionId id,
      SessionId session,
      SessionState state,
      @Nullable Integer missedMinutes,
      @Nullable String reason,
      Staff by) {
    return locked(
        id,
        by,
        () -> {
          Sheet known = sheets.read(id, by);
          if (!known.signed()) {
            throw new SheetRefused(Texts.of("schedule-group.sheet.not-signed"));
          }
          SheetLine line =
              known.lines().stream()
                  .filter(each -> each.session().id().equals(session))
                  .findFirst()
                  .orElseThrow(() -> new SheetRefused(Texts.of("schedule-group.sheet.not-on-it")))
                  .filled(new SheetContent.Mark(session, state, missedMinutes, null));
          sessions.markAttendance(session, state, line.minutesThere(), reason, by);
          return sheets.read(id, by);
        });
  }

  private void sign(Sheet filled, Staff by) {
    GroupSession session = filled.session();
    filled.lines().stream()
        .filter(line -> !line.asStored())
        // One order for all, so that two sheets with the same people do not wait for each other.
        .sorted(Comparator.comparing(line -> line.session().episode().value()))
        .forEach(
            line ->
                sessions.markAttendance(
                    line.session().id(), line.state(), line.minutesThere(), by));
    notes.write(filled, by);
    var now = Times.utc(clock.instant());
    jdbc.sql(
            """
            update group_session set state = 'held', shared_note = ?, signed_at = ?, signed_by = ?, sheet_state = 'signed', changed_at = ?
            where id = ?""")
        .param(filled.sharedNote())
        .param(now)
        .param(by.id().value())
        .param(now)
        .param(session.id().value())
        .update();
    drafts.delete(session.id());
    audit.record(
        by.actor(),
        "sheet.signed",
        "groupSession",
        session.id().value(),
        Map.of("people", filled.lines().size()));
    events.publishEvent(new SheetSigned(session.id().value(), by));
  }

  private Sheet locked(GroupSessionId id, Staff by, Supplier<Sheet> verb) {
    return transactions.call(
        () -> {
          jdbc.sql("select id from group_session where id = ? for no key update")
              .param(id.value())
              .query()
              .listOfRows();
          if (!sessions.mayMark(by)) {
            throw new NoSuchElementException("There is no such group session.");
          }
          return verb.get();
        });
  }

  private void refuseSigned(Sheet known, Staff by) {
    StaffId signer = known.session().signedBy();
    if (signer == null) {
      if (known.session().cancelled()) {
        throw new SheetRefused(Texts.of("schedule-group.sheet.cancelled"));
      }
      return;
    }
    if (signer.equals(by.id())) {
      throw new SheetTaken(Texts.of("schedule-group.sheet.signed-by-you"), by.name());
    }
    throw new SheetTaken(Texts.of("schedule-group.sheet.signed-by", name(signer)), name(signer));
  }

  private void refuseStale(Sheet known, @Nullable String version, Staff by) {
    if (version == null || version.equals(known.version())) {
      return;
    }
    StaffId saver = known.savedBy();
    if (saver != null && !saver.equals(by.id())) {
      throw new SheetTaken(Texts.of("schedule-group.sheet.changed-by", name(saver)), name(saver));
    }
    throw new SheetTaken(Texts.of("schedule-group.sheet.changed"), null);
  }

  private void refuseEarly(GroupSession session) {
    if (clock.instant().isBefore(session.startsAt())) {
      throw new SheetRefused(Texts.of("schedule-group.sheet.not-begun"));
    }
  }

  private static boolean same(Sheet one, Sheet other) {
    return one.lines().equals(other.lines())
        && java.util.Objects.equals(one.sharedNote(), other.sharedNote());
  }

  private String name(StaffId id) {
    return staff
        .find(id)
        .map(Staff::name)
        .orElseGet(() -> Texts.of("schedule-group.sheet.colleague"));
  }
}
