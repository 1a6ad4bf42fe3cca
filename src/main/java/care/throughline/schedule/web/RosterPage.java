package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.episode.EpisodeId;
import care.throughline.person.Person;
import care.throughline.person.Persons;
import care.throughline.platform.Texts;
import care.throughline.schedule.Programme;
import care.throughline.schedule.Programmes;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.attendance.Sheet;
import care.throughline.schedule.attendance.SheetLine;
import care.throughline.schedule.attendance.Sheets;
import care.throughline.schedule.calendar.Moves;
import care.throughline.schedule.group.GroupSession;
import care.throughline.schedule.group.GroupSessionId;
import care.throughline.schedule.group.Seat;
import care.throughline.schedule.group.SeatState;
import care.throughline.schedule.group.Seats;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/**
 * Who is in a group session: those who have it in their plan, and those who hold a seat that day.
 */
@Controller
class RosterPage {

  private final Sheets sheets;
  private final SheetViews views;
  private final Seats seats;
  private final Programmes programmes;
  private final Persons persons;
  private final Clock clock;

  RosterPage(
      Sheets sheets,
      SheetViews views,
      Seats seats,
      Programmes programmes,
      Persons persons,
      Clock clock) {
    this.sheets = sheets;
    this.views = views;
    this.seats = seats;
    this.programmes = programmes;
    this.persons = persons;
    this.clock = clock;
  }

  /**
   * The roster as it is drawn.
   *
   * @param moveHref null for those who may not, and when there is nothing left to move
   * @param state shape of the state: {@code done}, {@code hold} or {@code ok}
   */
  record RosterView(
      String group,
      String when,
      String staff,
      String where,
      String sheetHref,
      @Nullable String moveHref,
      String state,
      String stateText,
      boolean cancelled,
      List<RosterLine> lines,
      String count) {}

  /** One person. */
  record RosterLine(
      SheetView.NameView person,
      String href,
      String seat,
      String week,
      String mark,
      String stateText) {}

  @GetMapping("/group-sessions/{id}")
  ModelAndView roster(@PathVariable UUID id, Staff reader) {
    Sheet sheet = sheets.open(new GroupSessionId(id), reader);
    return new ModelAndView("schedule/roster", "roster", view(sheet, reader));
  }

  private RosterView view(Sheet sheet, Staff reader) {
    GroupSession session = sheet.session();
    Map<EpisodeId, Seat> taken =
        seats.in(session.group(), session.day()).stream()
            .collect(Collectors.toMap(Seat::episode, Function.identity(), (one, other) -> one));
    List<RosterLine> lines =
        new ArrayList<>(
            sheet.lines().stream()
                .map(
                    line ->
                        line(
                            line.person(),
                            line.session().episode(),
                            taken.get(line.session().episode()),
                            line))
                .toList());
    taken.values().stream()
        .filter(
            seat ->
                sheet.lines().stream()
                    .noneMatch(line -> line.session().episode().equals(seat.episode())))
        .map(seat -> line(persons.get(seat.person()), seat.episode(), seat, null))
        .sorted(Comparator.comparing(line -> line.person().name()))
        .forEach(lines::add);
    return new RosterView(
        sheet.group().name(),
        SheetViews.when(session),
        views.names(session),
        Objects.requireNonNullElseGet(sheet.room(), () -> Texts.of("schedule-pages.by-video")),
        ScheduleLinks.sheet(session.id().value()),
        session.state().equals("planned")
                && clock.instant().isBefore(session.startsAt())
                && Moves.may(reader, session.facilitator())
            ? ScheduleLinks.moveMeeting(session.id().value())
            : null,
        sheet.signed() ? "done" : session.cancelled() ? "hold" : "ok",
        sheet.signed()
            ? Texts.of("schedule-pages.roster.signed")
            : session.cancelled()
                ? Texts.of("schedule-pages.roster.cancelled")
                : Texts.of("schedule-pages.roster.not-signed"),
        session.cancelled(),
        lines,
        Texts.of("schedule-pages.roster.count", sheet.lines().size(), sheet.group().capacity()));
  }

  private RosterLine line(
      Person person, EpisodeId episode, @Nullable Seat seat, @Nullable SheetLine line) {
    SessionState state = line == null ? null : line.session().state();
    return new RosterLine(
        SheetViews.name(person),
        "/people/" + person.id().value(),
        seat == null ? Texts.of("schedule-pages.roster.no-seat") : seatText(seat),
        programmes.find(episode).map(RosterPage::weekText).orElse(""),
        state == null ? "toCome" : SheetViews.mark(state),
        state == null
            ? Texts.of("schedule-pages.roster.not-in-plan")
            : state == SessionState.PLANNED
                ? Texts.of("schedule-pages.roster.to-come")
                : stateText(state));
  }

  private static String seatText(Seat seat) {
    return seat.state() == SeatState.ENROLLED
        ? Texts.of("schedule-pages.roster.seat-number", seat.seatNo())
        : Texts.of("schedule-pages.roster.seat-state", seat.seatNo(), seat.state().words());
  }

  private static String weekText(Programme programme) {
    return Texts.of("schedule-pages.of", programme.weekNumber(), programme.weeksPlanned());
  }

  private static String stateText(SessionState state) {
    String words = state.words();
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
