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
import care.throughline.schedule.attendance.Sheet;
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

  SheetViews(Sessions sessions, StaffMembers staff, SiteTimes times) {
    this.sessions = sessions;
    this.staff = staff;
    this.times = times;
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
    return of(sheet, reader, null, List.of());
  }

  /** The sheet with what has to be put right. */
  SheetView of(
      Sheet sheet, Staff reader, @Nullable String notice, List<SheetRefused.Finding> findings) {
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
        sheet.lines().stream().map(line -> line(line, findings)).toList(),
        sheet.sharedNote(),
        finding(findings, null));
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

  private SheetView.LineView line(SheetLine line, List<SheetRefused.Finding> findings) {
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
