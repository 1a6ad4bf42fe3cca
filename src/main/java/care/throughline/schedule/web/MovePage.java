package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.web.Flash;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.calendar.Moves;
import care.throughline.schedule.calendar.NewTime;
import care.throughline.schedule.group.GroupSession;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
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
    GroupSession meeting = access.meeting(id, reader);
    MoveBody asItIs = MoveViews.asItIs(meeting.day(), meeting.start(), meeting.minutes());
    return show(views.of(meeting), asItIs, List.of(), model);
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
    MoveViews.MoveView view = views.of(meeting);
    try {
      moves.moveMeeting(meeting.id(), body.time(), body.reason(), by);
    } catch (ScheduleRefused refused) {
      return refused(
          view, body, time -> moves.nextOfMeeting(meeting.id(), time), refused, model, response);
    }
    return done(view.back(), "Moved. Everybody in it is told.", next);
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
    MoveViews.MoveView view = views.of(meeting);
    try {
      moves.cancelMeeting(meeting.id(), body.byProgramme("facilitator"), body.reason(), by);
    } catch (ScheduleRefused refused) {
      MoveBody asItIs = MoveViews.asItIs(meeting.day(), meeting.start(), meeting.minutes());
      return notCancelled(view, body, asItIs, refused, model, response);
    }
    return done(view.back(), "Cancelled. Everybody in it is told; nobody counts as absent.", next);
  }

  @GetMapping("/sessions/{id}/move")
  String session(@PathVariable UUID id, Staff reader, Model model) {
    SessionRow session = access.session(id, reader);
    audit.record(reader.actor(), "session.viewed", "session", id, Map.of());
    MoveBody asItIs = MoveViews.asItIs(session.day(), session.start(), session.minutes());
    return show(views.of(session), asItIs, List.of(), model);
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
    MoveViews.MoveView view = views.of(session);
    try {
      moves.move(session.id(), body.time(), body.reason(), by);
    } catch (ScheduleRefused refused) {
      return refused(view, body, time -> moves.next(session.id(), time), refused, model, response);
    }
    return done(view.back(), "Moved. The person is told.", next);
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
    MoveViews.MoveView view = views.of(session);
    try {
      moves.cancel(session.id(), body.byProgramme("person"), body.reason(), by);
    } catch (ScheduleRefused refused) {
      MoveBody asItIs = MoveViews.asItIs(session.day(), session.start(), session.minutes());
      return notCancelled(view, body, asItIs, refused, model, response);
    }
    return done(view.back(), "Cancelled.", next);
  }

  private static String show(
      MoveViews.MoveView view, MoveBody typed, List<MoveViews.TimeView> times, Model model) {
    model.addAttribute("move", view);
    model.addAttribute("typed", typed);
    model.addAttribute("times", times);
    return "schedule/move";
  }

  /** Keeps what was typed; a time that can be read brings the next ones that are free. */
  private static String refused(
      MoveViews.MoveView view,
      MoveBody typed,
      Function<NewTime, List<NewTime>> next,
      ScheduleRefused refused,
      Model model,
      HttpServletResponse response) {
    response.setStatus(refused.taken() ? 409 : 422);
    model.addAttribute("problem", words(refused));
    List<NewTime> times = refused.alternatives().isEmpty() ? List.of() : next.apply(typed.time());
    return show(view, typed, times.stream().map(MoveViews::time).toList(), model);
  }

  private static String notCancelled(
      MoveViews.MoveView view,
      MoveBody.Cancellation typed,
      MoveBody asItIs,
      ScheduleRefused refused,
      Model model,
      HttpServletResponse response) {
    response.setStatus(422);
    model.addAttribute("cancelProblem", words(refused));
    model.addAttribute("cancelled", typed);
    return show(view, asItIs, List.of(), model);
  }

  private static String done(String back, String words, RedirectAttributes next) {
    next.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(words));
    return "redirect:" + back;
  }

  private static String words(ScheduleRefused refused) {
    return Objects.requireNonNullElse(refused.getMessage(), "");
  }
}
