package care.throughline.schedule.calendar;

import care.throughline.access.StaffId;
import care.throughline.platform.Texts;
import care.throughline.schedule.SessionId;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One session, or one meeting of a group with the sessions of everybody in it.
 *
 * @param id of the session or the meeting
 * @param group name of the group of a meeting; null for a session of a person
 * @param wanted everybody and the room, with words for each
 * @param sessions the sessions that go with it
 */
record Movable(
    UUID id,
    Kind kind,
    @Nullable String group,
    String site,
    ZoneId zone,
    List<StaffId> staff,
    Map<UUID, String> wanted,
    List<SessionId> sessions,
    @Nullable StaffId leader) {

  /** What is moved. */
  enum Kind {
    GROUP_SESSION,
    INDIVIDUAL_SESSION,
    MEETING
  }

  boolean meeting() {
    return kind == Kind.MEETING;
  }

  /** Begins a sentence, such as {@code Group "Evening A"}. */
  String what() {
    return switch (kind) {
      case GROUP_SESSION -> Texts.of("schedule.move.group-session");
      case INDIVIDUAL_SESSION -> Texts.of("schedule.move.individual-session");
      case MEETING -> Texts.of("schedule.move.group", String.valueOf(group));
    };
  }
}
