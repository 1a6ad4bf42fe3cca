package care.throughline.schedule.placing;

import java.util.List;
import java.util.UUID;

/**
 * A room, as far as the rules need to know.
 *
 * @param places how many people it holds
 * @param stepFree true when it is reached without steps
 * @param taken when somebody is in it
 */
record RoomFacts(UUID id, String name, int places, boolean stepFree, WeekMinutes taken) {

  RoomFacts with(WeekTime hour) {
    return new RoomFacts(id, name, places, stepFree, taken.with(hour));
  }

  /** With a group in it. */
  RoomFacts with(List<WeekTime> meetings) {
    RoomFacts then = this;
    for (WeekTime meeting : meetings) {
      then = then.with(meeting);
    }
    return then;
  }
}
