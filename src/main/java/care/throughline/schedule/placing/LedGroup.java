package care.throughline.schedule.placing;

import java.util.List;
import java.util.UUID;

/**
 * A group that lost whoever leads it, or its room.
 *
 * @param language BCP 47
 * @param seats how many it has
 * @param people how many sit in it when it is lost, or later
 * @param stepFree true when one of them needs a way without steps
 * @param telehealth true when it may do without a room
 */
record LedGroup(
    UUID id,
    String name,
    String language,
    int seats,
    int people,
    boolean stepFree,
    boolean telehealth,
    Cast cast,
    List<WeekTime> meetings) {}
