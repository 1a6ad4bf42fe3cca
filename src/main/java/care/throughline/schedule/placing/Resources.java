package care.throughline.schedule.placing;

import care.throughline.person.PersonId;
import java.util.List;
import java.util.Objects;

/** What is left of groups, therapists and rooms while a repair hands out places. */
record Resources(List<GroupFacts> groups, List<TherapistFacts> therapists, List<RoomFacts> rooms) {

  static Resources of(RepairFacts facts) {
    return new Resources(facts.groups(), facts.therapists(), facts.rooms());
  }

  /** After somebody took that place. */
  Resources without(PersonId person, Place taken) {
    WeekTime hour = Objects.requireNonNull(taken.hour());
    return new Resources(
        groups.stream()
            .map(group -> group.id().equals(taken.group()) ? group.with(person) : group)
            .toList(),
        therapists.stream()
            .map(
                therapist ->
                    therapist.id().equals(taken.therapist()) ? therapist.with(hour) : therapist)
            .toList(),
        rooms.stream()
            .map(room -> room.id().equals(taken.room()) ? room.with(hour) : room)
            .toList());
  }
}
