package care.throughline.schedule.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.person.Person;
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
import java.time.format.DateTimeFormatter;
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

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEEE d MMMM", Locale.ENGLISH);
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

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
    PRESENT(SessionState.ATTENDED, "Present", "p"),
    LATE(SessionState.LATE, "Late", "l"),
    LEFT_EARLY(SessionState.LEFT_EARLY, "Left early", "e"),
    EXCUSED(SessionState.EXCUSED, "Excused", "x"),
    NO_SHOW(SessionState.NO_SHOW, "No-show", "n");

    private final SessionState state;
    private final String label;
    private final String key;

    Mark(SessionState state, String label, String key) {
      this.state = state;
      this.label = label;
      this.key = key;
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
            : "Signed by " + name(session.signedBy()) + ", " + texts.when(session.signedAt()),
        sheet.savedAt() == null
            ? null
            : "Draft of " + name(sheet.savedBy()) + ", " + texts.when(sheet.savedAt()),
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
        ? "Draft saved"
        : "Draft saved " + times.of(reader).clock(sheet.savedAt());
  }

  private SheetView.AddendumView addendum(NoteAddendum one, Sheet sheet, TimeTexts texts) {
    return new SheetView.AddendumView(
        sheet.lines().stream()
            .filter(line -> line.session().id().equals(one.session()))
            .findFirst()
            .map(line -> name(line.person()))
            .orElse(null),
        one.words(),
        "Signed by " + name(one.by()) + ", " + texts.when(one.at()));
  }

  /** {@code 8 present, 1 late, 1 no-show}. */
  static String summary(Sheet sheet) {
    return Stream.of(Mark.values())
        .map(
            mark -> {
              long count =
                  sheet.lines().stream().filter(line -> line.state() == mark.state).count();
              return count == 0 ? "" : count + " " + mark.label.toLowerCase(Locale.ROOT);
            })
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(", "));
  }

  static String when(GroupSession session) {
    return DAY.format(session.day())
        + ", "
        + CLOCK.format(session.start())
        + " to "
        + CLOCK.format(session.endsAt().atZone(session.zone()));
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
    return Stream.of(session.facilitator(), session.coFacilitator())
        .flatMap(Stream::ofNullable)
        .map(this::name)
        .collect(Collectors.joining(" and "));
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
    return "Before: "
        + change.from().words()
        + (change.from().present() ? ", " + change.fromMinutes() + " min there" : "")
        + ". "
        + staff.named(change.by()).map(Staff::name).orElse(change.by())
        + " changed it "
        + texts.when(change.at())
        + ": "
        + change.reason();
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
                        mark.state.key(), mark.label, mark.key, mark.state == line.state()))
            .toList());
  }

  private static String stateText(SheetLine line) {
    String words = line.state().words();
    String text = Character.toUpperCase(words.charAt(0)) + words.substring(1);
    return line.missedMinutes() == null ? text : text + ", " + line.missedMinutes() + " min";
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
    return id == null ? "a colleague" : staff.find(id).map(Staff::name).orElse("a colleague");
  }
}
