package care.throughline.schedule.group;

import care.throughline.person.PersonId;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who is in a group during some days, and how many seats are left.
 *
 * @param free seats nobody has on any of the days; 0 or less when more were given than there are
 * @param members who has a seat on some of the days
 * @param newcomers who joins for the first time in the week of the first day
 * @param returning those of the people asked about who were in the group before that week
 * @param staying those of them whose seat in it ends on the first day
 * @param stepFree true when its room is reached without steps, or it needs none
 */
public record Company(
    int free,
    Set<PersonId> members,
    Set<PersonId> newcomers,
    Set<PersonId> returning,
    Set<PersonId> staying,
    boolean stepFree) {

  /** Nobody, and no seat. */
  static final Company NONE = new Company(0, Set.of(), Set.of(), Set.of(), Set.of(), true);

  /** After that person took a seat for the first time. */
  public Company and(PersonId person) {
    return new Company(
        free - 1, with(members, person), with(newcomers, person), returning, staying, stepFree);
  }

  private static Set<PersonId> with(Set<PersonId> people, PersonId one) {
    return Stream.concat(people.stream(), Stream.of(one)).collect(Collectors.toUnmodifiableSet());
  }

  /** Others who join for the first time in that week; 0 when the person was in the group before. */
  public int newcomersBeside(PersonId person) {
    return returning.contains(person) ? 0 : newcomers.size() - (newcomers.contains(person) ? 1 : 0);
  }
}
