package care.throughline.schedule.calendar;

import care.throughline.access.StaffId;
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
 * @param what begins a sentence, such as {@code Group "Evening A"}
 * @param wanted everybody and the room, with words for each
 * @param sessions the sessions that go with it
 */
record Movable(
    UUID id,
    String what,
    boolean meeting,
    String site,
    ZoneId zone,
    List<StaffId> staff,
    Map<UUID, String> wanted,
    List<SessionId> sessions,
    @Nullable StaffId leader) {}
