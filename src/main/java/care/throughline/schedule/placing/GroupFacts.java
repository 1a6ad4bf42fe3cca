package care.throughline.schedule.placing;

import care.throughline.person.PersonId;
import care.throughline.schedule.group.Joining;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A group, as far as the rules need to know.
 *
 * @param freeSeats seats that are free in the whole period, as the seats themselves count
 * @param members who has a seat in the period
 * @param newcomers how many join for the first time in the week of the first day
 * @param stepFree true when its room is reached without steps, or no room is needed
 */
record GroupFacts(
    UUID id,
    String name,
    String level,
    String track,
    Joining.Terms terms,
    int capacity,
    int freeSeats,
    Set<PersonId> members,
    int newcomers,
    boolean telehealth,
    boolean stepFree,
    List<WeekTime> meetings) {

  /** With one seat less and one newcomer more. */
  GroupFacts withOneMore() {
    return new GroupFacts(
        id,
        name,
        level,
        track,
        terms,
        capacity,
        freeSeats - 1,
        members,
        newcomers + 1,
        telehealth,
        stepFree,
        meetings);
  }
}
