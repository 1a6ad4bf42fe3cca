package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.calendar.Moves;
import care.throughline.schedule.group.GroupSession;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Moving and cancelling, for programs. */
@Tag(name = "Moving sessions", description = "One session, or one meeting of a group")
@RestController
@RequestMapping("/api/v1")
class MoveApi {

  private final Moves moves;
  private final MoveAccess access;

  MoveApi(Moves moves, MoveAccess access) {
    this.moves = moves;
    this.access = access;
  }

  /**
   * When it takes place now.
   *
   * @param starts wall time in {@code zone}
   */
  record Moved(UUID id, LocalDate day, LocalTime starts, int minutes, String zone, String state) {

    static Moved of(GroupSession meeting) {
      return new Moved(
          meeting.id().value(),
          meeting.day(),
          meeting.start(),
          meeting.minutes(),
          meeting.zone().getId(),
          meeting.state());
    }

    static Moved of(SessionRow session) {
      return new Moved(
          session.id().value(),
          session.day(),
          session.start(),
          session.minutes(),
          session.zone().getId(),
          session.state().key());
    }
  }

  @Operation(
      summary =
          "Move a meeting of a group with everybody in it; 409 says what holds the time and offers the next three")
  @PostMapping("/group-sessions/{id}/move")
  Moved moveMeeting(@PathVariable UUID id, @RequestBody MoveBody body, Staff by) {
    moves.moveMeeting(access.meeting(id, by).id(), body.time(), body.reason(), by);
    return Moved.of(access.meeting(id, by));
  }

  @Operation(
      summary = "Cancel a meeting of a group by the programme or the facilitator; nobody is absent")
  @PostMapping("/group-sessions/{id}/cancellation")
  Moved cancelMeeting(@PathVariable UUID id, @RequestBody MoveBody.Cancellation body, Staff by) {
    moves.cancelMeeting(
        access.meeting(id, by).id(), body.byProgramme("facilitator"), body.reason(), by);
    return Moved.of(access.meeting(id, by));
  }

  @Operation(
      summary = "Move a person's session; 409 says what holds the time and offers the next three")
  @PostMapping("/sessions/{id}/move")
  Moved moveSession(@PathVariable UUID id, @RequestBody MoveBody body, Staff by) {
    moves.move(access.session(id, by).id(), body.time(), body.reason(), by);
    return Moved.of(access.session(id, by));
  }

  @Operation(summary = "Cancel a person's session by the programme or the person")
  @PostMapping("/sessions/{id}/cancellation")
  Moved cancelSession(@PathVariable UUID id, @RequestBody MoveBody.Cancellation body, Staff by) {
    moves.cancel(access.session(id, by).id(), body.byProgramme("person"), body.reason(), by);
    return Moved.of(access.session(id, by));
  }
}
