package care.throughline.schedule.placing;

import care.throughline.schedule.group.Joining;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A place that is tried against the rules; parts that are not chosen yet are null. */
record Trial(
    Seeker seeker,
    Period period,
    @Nullable GroupFacts chosenGroup,
    @Nullable TherapistFacts chosenTherapist,
    @Nullable WeekTime chosenHour,
    @Nullable RoomFacts chosenRoom) {

  static Trial of(Seeker seeker, Period period) {
    return new Trial(seeker, period, null, null, null, null);
  }

  Trial in(@Nullable GroupFacts group) {
    return new Trial(seeker, period, group, chosenTherapist, chosenHour, chosenRoom);
  }

  Trial with(TherapistFacts therapist) {
    return new Trial(seeker, period, chosenGroup, therapist, chosenHour, chosenRoom);
  }

  Trial at(WeekTime hour) {
    return new Trial(seeker, period, chosenGroup, chosenTherapist, hour, chosenRoom);
  }

  Trial inside(@Nullable RoomFacts room) {
    return new Trial(seeker, period, chosenGroup, chosenTherapist, chosenHour, room);
  }

  /** What the group's own rules ask about. */
  Joining joining() {
    GroupFacts group = group();
    return new Joining(
        seeker.joiner(),
        group.group(),
        group.company(),
        period.from(),
        group.group().until(),
        group.joinDays());
  }

  GroupFacts group() {
    return Objects.requireNonNull(chosenGroup, "a group is chosen first");
  }

  TherapistFacts therapist() {
    return Objects.requireNonNull(chosenTherapist, "a therapist is chosen first");
  }

  WeekTime hour() {
    return Objects.requireNonNull(chosenHour, "an hour is chosen first");
  }

  RoomFacts room() {
    return Objects.requireNonNull(chosenRoom, "a room is chosen first");
  }
}
