package care.throughline.schedule.timetable;

import care.throughline.access.StaffId;
import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import care.throughline.schedule.SessionState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Something that takes place in the week, or was to take place. */
public sealed interface TimetableEntry {

  UUID id();

  EntryTime time();

  /** Who leads it; the first one signs. Empty when nobody has been named. */
  List<Leader> leaders();

  /** Null when it is held at a distance or has no room yet. */
  @Nullable UUID room();

  boolean telehealth();

  boolean cancelled();

  /** A member of staff who leads something. */
  record Leader(StaffId id, String name) {}

  /**
   * One dated meeting of a group.
   *
   * @param id of the group session
   * @param seats people who hold a place on that day
   * @param unmarked people of whom nobody has said whether they were there
   */
  record OfGroup(
      UUID id,
      EntryTime time,
      UUID group,
      String name,
      Leader facilitator,
      @Nullable Leader coFacilitator,
      @Nullable UUID room,
      boolean telehealth,
      int seats,
      int minimum,
      int capacity,
      int unmarked,
      boolean signed,
      boolean cancelled,
      @Nullable String cancelReason)
      implements TimetableEntry {
    @Override
    public List<Leader> leaders() {
      return Stream.of(Optional.of(facilitator), Optional.ofNullable(coFacilitator))
          .flatMap(Optional::stream)
          .toList();
    }
  }

  /**
   * A session of one person: an hour with a therapist, or a group session for which no group has
   * been found.
   *
   * @param id of the session
   * @param group true when it is meant to be in a group
   */
  record OfPerson(
      UUID id,
      EntryTime time,
      PersonId person,
      EpisodeId episode,
      String givenName,
      String familyName,
      boolean group,
      @Nullable Leader therapist,
      @Nullable UUID room,
      boolean telehealth,
      SessionState state,
      @Nullable String cancelReason)
      implements TimetableEntry {
    @Override
    public List<Leader> leaders() {
      return Optional.ofNullable(therapist).stream().toList();
    }

    @Override
    public boolean cancelled() {
      return state.cancelled();
    }
  }
}
