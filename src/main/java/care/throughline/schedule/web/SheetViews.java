package care.throughline.schedule.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.person.Person;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.platform.web.TimeTexts;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.Sessions;
import care.throughline.schedule.attendance.NoteAddendum;
import care.throughline.schedule.attendance.Sheet;
import care.throughline.schedule.attendance.SheetChanges;
import care.throughline.schedule.attendance.SheetLine;
import care.throughline.schedule.attendance.SheetRefused;
import care.throughline.schedule.group.GroupSession;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sheets as they are drawn. */
@Component
class SheetViews {

  private final Sessions sessions;
  private final StaffMembers staff;
  private final SiteTimes times;
  private final SheetChanges changes;

  SheetViews(Sessions sessions, StaffMembers staff, SiteTimes times, SheetChanges changes) {
    this.sessions = sessions;
    this.staff = staff;
    this.times = times;
    this.changes = changes;
  }

  /** What can be chosen on a sheet, with the key of each. */
  enum Mark {
    PRESENT(SessionState.ATTENDED, "p"),
    LATE(SessionState.LATE, "l"),
    LEFT_EARLY(SessionState.LEFT_EARLY, "e"),
    EXCUSED(SessionState.EXCUSED, "x"),
    NO_SHOW(SessionState.NO_SHOW, "n");

    private final SessionState state;
    private final String key;

    Mark(SessionState state, String key) {
      this.state = state;
      this.key = key;
    }

    private String label() {
      return Texts.of("schedule-pages.mark." + text());
    }

    private String counted(long count) {
      return Texts.of("schedule-pages.marked." + text(), count);
    }

    private String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  SheetView of(Sheet sheet, Staff reader) {
    return of(sheet, reader, null, List.of(), null);
  }

  /** The sheet with what has to be put right. */
  SheetView of(
      Sheet sheet,
      Staff reader,
      @Nullable String notice,
      List<SheetRefused.Finding> findings,
      @Nullable String unused) {
    List<SheetChanges.Change> changed =
        sheet.signed() ? changes.of(sheet.session().id()) : List.of();
    GroupSession session = sheet.session();
    TimeTexts texts = times.of(reader);
    String href = "/group-sessions/" + session.id().value();
    boolean open = !sheet.signed() && !session.cancelled();
    return new SheetView(
        href + "/sheet",
        href,
        sheet.group().name(),
        when(session),
        names(session),
        sheet.version(),
        open && sessions.mayMark(reader),
        sheet.signed() && sessions.mayMark(reader),
        session.cancelled(),
        open ? texts.limit(sheet.dueAt()) : null,
        open && !sheet.dueAt().isAfter(texts.now()),
        session.signedAt() == null
            ? null
            : Texts.of(
                "schedule-pages.sheet.signed-by",
                name(session.signedBy()),
                texts.when(session.signedAt())),
        sheet.savedAt() == null
            ? null
            : Texts.of(
                "schedule-pages.sheet.draft-of",
                name(sheet.savedBy()),
                texts.when(sheet.savedAt())),
        notice,
        unused,
        sheet.lines().stream().map(line -> line(line, findings, changed, texts)).toList(),
        sheet.sharedNote(),
        finding(findings, null),
        sheet.addenda().stream().map(one -> addendum(one, sheet, texts)).toList(),
        null);
  }

  /** A signed sheet with the addendum that was not taken, to be put right. */
  SheetView refused(Sheet sheet, Staff reader, SheetRefused refused, String session, String words) {
    String notice =
        Stream.concat(
                Stream.of(String.valueOf(refused.getMessage())),
                refused.findings().stream().map(SheetRefused.Finding::message))
            .collect(Collectors.joining(" "));
    return of(sheet, reader, notice, List.of(), null).with(new SheetView.Addition(session, words));
  }

  /** {@code Draft saved 18:04}, in the reader's zone. */
  String kept(Sheet sheet, Staff reader) {
    return sheet.savedAt() == null
        ? Texts.of("schedule-pages.sheet.kept")
        : Texts.of("schedule-pages.sheet.kept-at", times.of(reader).clock(sheet.savedAt()));
  }

  private SheetView.AddendumView addendum(NoteAddendum one, Sheet sheet, TimeTexts texts) {
    return new SheetView.AddendumView(
        sheet.lines().stream()
            .filter(line -> line.session().id().equals(one.session()))
            .findFirst()
            .map(line -> name(line.person()))
            .orElse(null),
        one.words(),
        Texts.of("schedule-pages.sheet.signed-by", name(one.by()), texts.when(one.at())));
  }

  /** {@code 8 present, 1 late, 1 no-show}. */
  static String summary(Sheet sheet) {
    return Stream.of(Mark.values())
        .map(
            mark -> {
              long count =
                  sheet.lines().stream().filter(line -> line.state() == mark.state).count();
              return count == 0 ? "" : mark.counted(count);
            })
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(", "));
  }

  static String when(GroupSession session) {
    return Texts.of(
        "schedule-pages.session-when",
        DateText.DAY.of(session.day()),
        DateText.CLOCK.of(session.start()),
        DateText.CLOCK.of(session.endsAt().atZone(session.zone())));
  }

  static SheetView.NameView name(Person person) {
    String initials =
        Stream.of(person.givenName(), person.familyName())
            .filter(name -> !name.isEmpty())
            .map(name -> Character.toString(name.codePointAt(0)) + ".")
            .collect(Collectors.joining(" "));
    return new SheetView.NameView(person.name(), initials);
  }

  String names(GroupSession session) {
    String first = name(session.facilitator());
    StaffId second = session.coFacilitator();
    return second == null ? first : Texts.of("schedule-pages.and", first, name(second));
  }

  static String mark(SessionState state) {
    return switch (state) {
      case PLANNED -> "toCome";
      case ATTENDED -> "attended";
      case LATE, LEFT_EARLY -> "late";
      case NO_SHOW -> "noShow";
      case EXCUSED -> "excused";
      case CANCELLED_PATIENT, CANCELLED_PROGRAMME -> "cancelled";
    };
  }

  private String told(SheetChanges.Change change, TimeTexts texts) {
    String was = change.from().words();
    String by = staff.named(change.by()).map(Staff::name).orElse(change.by());
    String when = texts.when(change.at());
    return change.from().present()
        ? Texts.of(
            "schedule-pages.sheet.was-there", was, change.fromMinutes(), by, when, change.reason())
        : Texts.of("schedule-pages.sheet.was", was, by, when, change.reason());
  }

  private SheetView.LineView line(
      SheetLine line,
      List<SheetRefused.Finding> findings,
      List<SheetChanges.Change> changed,
      TimeTexts texts) {
    SessionId id = line.session().id();
    return new SheetView.LineView(
        id.value().toString(),
        name(line.person()),
        "/people/" + line.person().id().value(),
        line.state().key(),
        stateText(line),
        mark(line.state()),
        line.session().minutes(),
        line.missedMinutes(),
        line.note(),
        line.missStarts(),
        finding(findings, id),
        changed.stream()
            .filter(change -> change.session().equals(id))
            .map(change -> told(change, texts))
            .toList(),
        Stream.of(Mark.values())
            .map(
                mark ->
                    new SheetView.Choice(
                        mark.state.key(), mark.label(), mark.key, mark.state == line.state()))
            .toList());
  }

  private static String stateText(SheetLine line) {
    String words = line.state().words();
    String text = Character.toUpperCase(words.charAt(0)) + words.substring(1);
    return line.missedMinutes() == null
        ? text
        : Texts.of("schedule-pages.sheet.missed", text, line.missedMinutes());
  }

  private static @Nullable String finding(
      List<SheetRefused.Finding> findings, @Nullable SessionId session) {
    String found =
        findings.stream()
            .filter(
                finding ->
                    Optional.ofNullable(finding.session()).equals(Optional.ofNullable(session)))
            .map(SheetRefused.Finding::message)
            .collect(Collectors.joining(" "));
    return found.isEmpty() ? null : found;
  }

  private String name(@Nullable StaffId id) {
    Optional<Staff> known = id == null ? Optional.empty() : staff.find(id);
    return known.map(Staff::name).orElseGet(() -> Texts.of("schedule-pages.sheet.a-colleague"));
  }
}
