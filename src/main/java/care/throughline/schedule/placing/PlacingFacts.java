package care.throughline.schedule.placing;

import java.util.List;

/**
 * Everything needed to rank places for one person, read at one moment.
 *
 * @param hourMinutes how long the weekly hour with the therapist lasts
 */
record PlacingFacts(
    Seeker seeker,
    Period period,
    int hourMinutes,
    List<GroupFacts> groups,
    List<TherapistFacts> therapists,
    List<RoomFacts> rooms) {}
