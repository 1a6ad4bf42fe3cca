package care.throughline.workspace.web;

import care.throughline.access.Staff;
import care.throughline.episode.Messages;
import care.throughline.person.PersonId;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.platform.web.TimeTexts;
import care.throughline.schedule.AttendanceRefused;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.SessionState;
import care.throughline.schedule.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.view.RedirectView;

/** Saying who was there: the sessions that can be marked on a person's page, and marking one. */
@Controller
class AttendanceMarks {

  private static final Logger LOG = LoggerFactory.getLogger(AttendanceMarks.class);
  private static final Duration CORRECTABLE = Duration.ofDays(14);
  private static final Duration EXCUSABLE = Duration.ofDays(7);
  private static final int SHOWN = 6;
  private static final List<SessionState> BEFORE =
      List.of(SessionState.EXCUSED, SessionState.CANCELLED_PATIENT);
  private static final List<SessionState> AFTERWARDS =
      List.of(
          SessionState.ATTENDED,
          SessionState.LATE,
          SessionState.LEFT_EARLY,
          SessionState.NO_SHOW,
          SessionState.EXCUSED,
          SessionState.CANCELLED_PATIENT);

  private final ReadablePeople people;
  private final Sessions sessions;
  private final Messages messages;

  AttendanceMarks(ReadablePeople people, Sessions sessions, Messages messages) {
    this.people = people;
    this.sessions = sessions;
    this.messages = messages;
  }

  /**
   * A session that can be marked.
   *
   * @param action where to send the mark
   * @param time such as {@code Thu 19 Nov 18:00}
   * @param minutes how long it was planned
   * @param stateText what was marked; null while nothing was
   * @param due true when it is over and nobody has marked it
   */
  record SessionMark(
      String id,
      String action,
      String title,
      String time,
      int minutes,
      @Nullable String stateText,
      boolean due,
      List<Choice> states) {}

  /** One of the marks to choose from. */
  record Choice(String value, String label, boolean selected) {}

  /** What can be marked now, unmarked ones first; empty for readers who may not mark. */
  List<SessionMark> of(List<SessionRow> all, PersonId person, Staff reader, TimeTexts texts) {
    if (!sessions.mayMark(reader)) {
      return List.of();
    }
    Instant now = texts.now();
    int run = all.stream().mapToInt(SessionRow::run).max().orElse(0);
    List<SessionRow> markable =
        all.stream()
            .filter(
                session ->
                    session.run() == run && session.state() != SessionState.CANCELLED_PROGRAMME)
            .filter(
                session ->
                    session.unmarked(now) || session.startsAt().isAfter(now.minus(CORRECTABLE)))
            .filter(session -> session.startsAt().isBefore(now.plus(EXCUSABLE)))
            .toList();
    List<SessionRow> begun =
        markable.stream()
            .filter(session -> !session.startsAt().isAfter(now))
            .sorted(
                Comparator.comparing((SessionRow session) -> !session.unmarked(now))
                    .thenComparing(SessionRow::startsAt, Comparator.reverseOrder()))
            .limit(SHOWN)
            .toList();
    List<SessionRow> next =
        markable.stream().filter(session -> session.startsAt().isAfter(now)).limit(1).toList();
    return Stream.concat(begun.stream(), next.stream())
        .map(session -> mark(session, person, texts))
        .toList();
  }

  /** Marks a session, and lets the pathway react to a miss at once. */
  @PostMapping("/people/{person}/sessions/{session}/attendance")
  RedirectView mark(
      @PathVariable UUID person,
      @PathVariable UUID session,
      @RequestParam String state,
      @RequestParam(required = false) @Nullable Integer minutes,
      @RequestParam(required = false) @Nullable String reason,
      Staff by,
      RedirectAttributes redirect) {
    ReadablePeople.Known known = people.get(new PersonId(person), by);
    SessionRow row =
        sessions
            .find(new SessionId(session))
            .filter(found -> found.episode().equals(known.episode().id()))
            .orElseThrow();
    try {
      SessionRow marked = sessions.markAttendance(row.id(), state(state), minutes, reason, by);
      redirect.addFlashAttribute(
          Flash.ATTRIBUTE,
          Flash.ok(Texts.of("workspace.mark.done", title(marked), marked.state().words())));
      deliver();
    } catch (AttendanceRefused refused) {
      redirect.addFlashAttribute(
          Flash.ATTRIBUTE, Flash.problem(String.valueOf(refused.getMessage())));
    }
    RedirectView back = new RedirectView("/people/" + person + "#attendance", true);
    back.setStatusCode(HttpStatus.SEE_OTHER);
    return back;
  }

  private void deliver() {
    try {
      messages.deliverDue();
    } catch (RuntimeException later) {
      // The mark is stored and the message is delivered again in the background; telling the reader
      // that it failed would be wrong.
      LOG.warn("Delivering messages will be tried again: {}", later.getClass().getName());
    }
  }

  private static SessionState state(String key) {
    return AFTERWARDS.stream()
        .filter(state -> state.key().equals(key))
        .findFirst()
        .orElseThrow(
            () ->
                new ResponseStatusException(
                    HttpStatus.BAD_REQUEST, Texts.of("workspace.mark.choose")));
  }

  private static SessionMark mark(SessionRow session, PersonId person, TimeTexts texts) {
    boolean begun = !session.startsAt().isAfter(texts.now());
    List<Choice> choices = new ArrayList<>();
    for (SessionState state : begun ? AFTERWARDS : BEFORE) {
      String words = state.words();
      choices.add(
          new Choice(
              state.key(),
              Character.toUpperCase(words.charAt(0)) + words.substring(1),
              state == session.state()));
    }
    return new SessionMark(
        session.id().value().toString(),
        "/people/" + person.value() + "/sessions/" + session.id().value() + "/attendance",
        title(session),
        texts.when(session.startsAt()),
        session.minutes(),
        session.state() == SessionState.PLANNED ? null : session.state().words(),
        session.unmarked(texts.now()),
        choices);
  }

  private static String title(SessionRow session) {
    return Texts.of(
        session.kind().equals("group") ? "workspace.mark.group" : "workspace.mark.individual",
        session.weekNumber());
  }
}
