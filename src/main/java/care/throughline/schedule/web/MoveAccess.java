package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.Sessions;
import care.throughline.schedule.calendar.Moves;
import care.throughline.schedule.group.GroupSession;
import care.throughline.schedule.group.GroupSessionId;
import care.throughline.schedule.group.GroupSessions;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Finds what is to be moved or cancelled through whoever asks: what is not theirs is not there. */
@Component
final class MoveAccess {

  private final GroupAccess access;
  private final GroupSessions meetings;
  private final Sessions sessions;

  MoveAccess(GroupAccess access, GroupSessions meetings, Sessions sessions) {
    this.access = access;
    this.meetings = meetings;
    this.sessions = sessions;
  }

  /**
   * A meeting of a group of the asker's site.
   *
   * @throws NoSuchElementException when there is none
   */
  GroupSession meeting(UUID id, Staff by) {
    GroupSession meeting =
        meetings
            .find(new GroupSessionId(id))
            .orElseThrow(() -> new NoSuchElementException("There is no such meeting."));
    access.group(meeting.group().value(), by);
    check(by, meeting.facilitator());
    return meeting;
  }

  /**
   * A session of somebody the asker may see.
   *
   * @throws NoSuchElementException when there is none
   */
  SessionRow session(UUID id, Staff by) {
    SessionRow session =
        sessions
            .find(new SessionId(id))
            .orElseThrow(() -> new NoSuchElementException("There is no such session."));
    access.episode(session.episode().value(), by);
    check(by, null);
    return session;
  }

  private static void check(Staff by, @Nullable StaffId leader) {
    if (!Moves.may(by, leader)) {
      throw new AccessDeniedException("Only for staff who may move and cancel sessions.");
    }
  }
}
