package care.throughline.schedule.placing;

import java.util.ArrayList;
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
    List<RoomFacts> rooms) {

  /** With what groups take of staff and rooms who are found for them first. */
  RepairFacts after(List<CastChange> casts, List<LedGroup> led) {
    List<TherapistFacts> staff = new ArrayList<>(therapists);
    List<RoomFacts> places = new ArrayList<>(rooms);
    for (CastChange cast : casts) {
      Cast becomes = cast.after();
      if (becomes != null) {
        List<WeekTime> meetings =
            led.stream()
                .filter(group -> group.id().equals(cast.group()))
                .flatMap(group -> group.meetings().stream())
                .toList();
        staff.replaceAll(
            one ->
                one.id().equals(becomes.facilitator()) || one.id().equals(becomes.coFacilitator())
                    ? one.leading(meetings)
                    : one);
        places.replaceAll(room -> room.id().equals(becomes.room()) ? room.with(meetings) : room);
      }
    }
    return new RepairFacts(
        cause, period, hourMinutes, affected, groups, List.copyOf(staff), List.copyOf(places));
  }
}
