package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.calendar.Moves;
import care.throughline.schedule.group.GroupSession;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One small page to move or cancel one meeting of a group, or one session of a person. */
@Controller
class MovePage {

  private final Moves moves;
  private final MoveAccess access;
  private final MoveViews views;
  private final AuditTrail audit;

  MovePage(Moves moves, MoveAccess access, MoveViews views, AuditTrail audit) {
    this.moves = moves;
    this.access = access;
    this.views = views;
    this.audit = audit;
  }

  @GetMapping("/group-sessions/{id}/move")
  String meeting(@PathVariable UUID id, Staff reader, Model model) {
    return show(of(access.meeting(id, reader)), model);
  }

  @PostMapping("/group-sessions/{id}/move")
  String moveMeeting(
      @PathVariable UUID id,
      MoveBody body,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    GroupSession meeting = access.meeting(id, by);
    return moved(
        of(meeting),
        body,
        () -> moves.moveMeeting(meeting.id(), body.time(), body.reason(), by),
        Texts.of("schedule-pages.move.meeting-moved"),
        new Answer(model, response, next));
  }

  @PostMapping("/group-sessions/{id}/cancellation")
  String cancelMeeting(
      @PathVariable UUID id,
      MoveBody.Cancellation body,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    GroupSession meeting = access.meeting(id, by);
    return cancelled(
        of(meeting),
        body,
        () -> moves.cancelMeeting(meeting.id(), body.byProgramme("facilitator"), body.reason(), by),
        Texts.of("schedule-pages.move.meeting-cancelled"),
        new Answer(model, response, next));
  }

  @GetMapping("/sessions/{id}/move")
  String session(@PathVariable UUID id, Staff reader, Model model) {
    SessionRow session = access.session(id, reader);
    audit.record(reader.actor(), "session.viewed", "session", id, Map.of());
    return show(of(session), model);
  }

  @PostMapping("/sessions/{id}/move")
  String moveSession(
      @PathVariable UUID id,
      MoveBody body,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    SessionRow session = access.session(id, by);
    return moved(
        of(session),
        body,
        () -> moves.move(session.id(), body.time(), body.reason(), by),
        Texts.of("schedule-pages.move.session-moved"),
        new Answer(model, response, next));
  }

  @PostMapping("/sessions/{id}/cancellation")
  String cancelSession(
      @PathVariable UUID id,
      MoveBody.Cancellation body,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    SessionRow session = access.session(id, by);
    return cancelled(
        of(session),
        body,
        () -> moves.cancel(session.id(), body.byProgramme("person"), body.reason(), by),
        Texts.of("schedule-pages.move.session-cancelled"),
        new Answer(model, response, next));
  }

  /** What is looked at, with the time it has now. */
  private record Looked(MoveViews.MoveView view, MoveBody asItIs) {}

  /** Where an answer is written to. */
  private record Answer(Model model, HttpServletResponse response, RedirectAttributes next) {}

  private Looked of(GroupSession meeting) {
    return new Looked(
        views.of(meeting), MoveViews.asItIs(meeting.day(), meeting.start(), meeting.minutes()));
  }

  private Looked of(SessionRow session) {
    return new Looked(
        views.of(session), MoveViews.asItIs(session.day(), session.start(), session.minutes()));
  }

  private static String show(Looked looked, Model model) {
    model.addAttribute("move", looked.view());
    model.addAttribute("typed", looked.asItIs());
    model.addAttribute("instead", List.of());
    return "schedule/move";
  }

  /** Keeps what was typed when it cannot be, and offers what can. */
  private static String moved(
      Looked looked, MoveBody typed, Runnable move, String words, Answer answer) {
    try {
      move.run();
      return done(looked, words, answer);
    } catch (ScheduleRefused refused) {
      Model model = answer.model();
      String page = refused(looked, "problem", refused, answer);
      model.addAttribute("typed", typed);
      model.addAttribute(
          "instead",
          Instead.of(
              refused,
              looked.view().path() + "/move",
              "schedule-pages.move.move-to",
              Map.of("why", typed.reason())));
      return page;
    }
  }

  private static String cancelled(
      Looked looked, MoveBody.Cancellation typed, Runnable cancel, String words, Answer answer) {
    try {
      cancel.run();
      return done(looked, words, answer);
    } catch (ScheduleRefused refused) {
      answer.model().addAttribute("cancelled", typed);
      return refused(looked, "cancelProblem", refused, answer);
    }
  }

  private static String refused(
      Looked looked, String where, ScheduleRefused refused, Answer answer) {
    answer.response().setStatus(refused.taken() ? 409 : 422);
    answer.model().addAttribute(where, Objects.requireNonNullElse(refused.getMessage(), ""));
    return show(looked, answer.model());
  }

  private static String done(Looked looked, String words, Answer answer) {
    answer.next().addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(words));
    return "redirect:" + looked.view().back();
  }
}
