package care.throughline.schedule.web;

import java.util.UUID;

/** Addresses of the pages behind an entry of the week. */
final class ScheduleLinks {

  private ScheduleLinks() {}

  /** A group session with who has a place in it. */
  static String roster(UUID groupSession) {
    return "/group-sessions/" + groupSession;
  }

  /** The attendance sheet of a group session. */
  static String sheet(UUID groupSession) {
    return "/group-sessions/" + groupSession + "/sheet";
  }

  /** Where a meeting of a group is moved or cancelled. */
  static String moveMeeting(UUID groupSession) {
    return "/group-sessions/" + groupSession + "/move";
  }

  /** Where a person's session is moved or cancelled. */
  static String moveSession(UUID session) {
    return "/sessions/" + session + "/move";
  }

  /** The person's page. */
  static String person(UUID person) {
    return "/people/" + person;
  }
}
