package care.throughline.schedule.placing;

import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import java.util.Objects;

/** One person's place before and after a repair. */
public record Change(EpisodeId episode, PersonId person, Place before, Place after) {

  public boolean group() {
    return !Objects.equals(before.group(), after.group());
  }

  public boolean therapist() {
    return !Objects.equals(before.therapist(), after.therapist());
  }

  public boolean time() {
    return !Objects.equals(before.hour(), after.hour());
  }

  public boolean room() {
    return !Objects.equals(before.room(), after.room());
  }

  /** True when the hour with a therapist is another one in any way. */
  boolean anotherHour() {
    return therapist() || time() || room();
  }
}
