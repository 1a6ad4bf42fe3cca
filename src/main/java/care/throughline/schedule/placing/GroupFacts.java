package care.throughline.schedule.placing;

import care.throughline.person.PersonId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A group, as far as the rules need to know.
 *
 * @param freeSeats seats that are free in the whole period, as the seats themselves count
 * @param members who has a seat in the period
 * @param newcomers how many began in the week of the first day
 * @param endsOn last day; null while it has none
 * @param stepFree true when its room is reached without steps, or no room is needed
 */
record GroupFacts(
    UUID id,
    String name,
    boolean closed,
    String level,
    String track,
    String language,
    String gender,
    String age,
    int capacity,
    int freeSeats,
    Set<PersonId> members,
    int newcomers,
    int newcomersPerWeek,
    LocalDate startsOn,
    @Nullable LocalDate endsOn,
    boolean telehealth,
    boolean stepFree,
    List<WeekTime> meetings) {

  /** With one seat less and one newcomer more. */
  GroupFacts withOneMore() {
    return new GroupFacts(
        id,
        name,
        closed,
        level,
        track,
        language,
        gender,
        age,
        capacity,
        freeSeats - 1,
        members,
        newcomers + 1,
        newcomersPerWeek,
        startsOn,
        endsOn,
        telehealth,
        stepFree,
        meetings);
  }
}
