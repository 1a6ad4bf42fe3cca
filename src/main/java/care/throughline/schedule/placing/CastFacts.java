package care.throughline.schedule.placing;

import java.util.List;

/**
 * Everything needed to find other staff or another room for groups, read at one moment.
 *
 * @param twoFrom from how many people on two facilitators are usual
 * @param staff who may lead a group and stays
 * @param rooms rooms that stay
 */
record CastFacts(
    Cause cause,
    Period period,
    int twoFrom,
    List<LedGroup> groups,
    List<TherapistFacts> staff,
    List<RoomFacts> rooms) {}
