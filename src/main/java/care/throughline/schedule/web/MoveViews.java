package care.throughline.schedule.web;

import care.throughline.episode.Episodes;
import care.throughline.person.Person;
import care.throughline.person.Persons;
import care.throughline.platform.Texts;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.Span;
import care.throughline.schedule.booking.Taken;
import care.throughline.schedule.group.CareGroups;
import care.throughline.schedule.group.GroupSession;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is to be moved or cancelled, in words. */
@Component
final class MoveViews {

  private final Clock clock;
  private final CareGroups groups;
  private final Episodes episodes;
  private final Persons persons;
  private final SheetViews sheets;

  MoveViews(Clock clock, CareGroups groups, Episodes episodes, Persons persons, SheetViews sheets) {
    this.clock = clock;
    this.groups = groups;
    this.episodes = episodes;
    this.persons = persons;
    this.sheets = sheets;
  }

  /**
   * What it is.
   *
   * @param person null for a meeting of a group
   * @param toCome false when it has begun, was cancelled or marked, or is not to be moved alone
   * @param instead what to do when it is not to be moved
   * @param path of its own address, such as {@code /sessions/ID}
   * @param who who may cancel it
   */
  record MoveView(
      String title,
      SheetView.@Nullable NameView person,
      String when,
      String led,
      boolean toCome,
      String instead,
      String path,
      String back,
      List<Who> who) {}

  /** Somebody on whose behalf it is cancelled, and what follows. */
  record Who(String key, String words) {}

  MoveView of(GroupSession meeting) {
    String path = "/group-sessions/" + meeting.id().value();
    return new MoveView(
        groups.get(meeting.group()).name(),
        null,
        when(new Span(meeting.startsAt(), meeting.endsAt()), meeting.zone()),
        Texts.of("schedule-pages.move.led-by", sheets.names(meeting)),
        meeting.state().equals("planned") && clock.instant().isBefore(meeting.startsAt()),
        Texts.of("schedule-pages.move.meeting-begun"),
        path,
        path,
        List.of(
            new Who("programme", Texts.of("schedule-pages.move.the-programme")),
            new Who("facilitator", Texts.of("schedule-pages.move.the-facilitator"))));
  }

  MoveView of(SessionRow session) {
    Person person = persons.get(episodes.get(session.episode()).person());
    boolean planned = session.state() == SessionState.PLANNED;
    return new MoveView(
        session.kind().equals("group")
            ? Texts.of("schedule-pages.move.group-session")
            : Texts.of("schedule-pages.move.individual-session"),
        SheetViews.name(person),
        when(new Span(session.startsAt(), session.endsAt()), session.zone()),
        Texts.of("schedule-pages.move.week", session.weekNumber()),
        planned && clock.instant().isBefore(session.startsAt()),
        Texts.of("schedule-pages.move.session-begun"),
        "/sessions/" + session.id().value(),
        "/schedule?week=" + session.day(),
        List.of(
            new Who("programme", Texts.of("schedule-pages.move.programme-for-person")),
            new Who("person", Texts.of("schedule-pages.move.the-person"))));
  }

  static MoveBody asItIs(LocalDate day, LocalTime start, int minutes) {
    return new MoveBody(
        day.toString(), start.toString(), start.plusMinutes(minutes).toString(), "");
  }

  private static String when(Span span, ZoneId zone) {
    return Taken.words(span, zone);
  }
}
