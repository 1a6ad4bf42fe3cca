package care.throughline.schedule.placing;

import java.util.List;

/**
 * Everything needed to mend a plan, read at one moment. What the affected people give up counts as
 * free.
 *
 * @param groups groups people may be moved to; none unless a group is lost
 * @param therapists therapists who stay
 * @param rooms rooms that stay
 */
record RepairFacts(
    Cause cause,
    Period period,
    int hourMinutes,
    List<Affected> affected,
    List<GroupFacts> groups,
    List<TherapistFacts> therapists,
    List<RoomFacts> rooms) {}
