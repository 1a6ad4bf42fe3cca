package care.throughline.schedule.group;

import care.throughline.person.PersonId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who would join a group, whichever: what {@link GroupRule} needs to know of them.
 *
 * @param site id of the site they are treated at
 * @param today the day it is there
 * @param level code of their level of care; null while nobody confirmed one
 * @param minor true when they are under 18 on the first day in the group
 * @param gender FHIR administrative gender; null when unknown
 * @param language BCP 47, of their record
 * @param mustNotMeet people they must not be in a group with
 * @param wish when they can come and what they asked for
 * @param free true for a weekly time at which they have to be nowhere else
 */
public record Joiner(
    PersonId person,
    Care care,
    String site,
    LocalDate today,
    @Nullable String level,
    boolean minor,
    @Nullable String gender,
    String language,
    Set<PersonId> mustNotMeet,
    Wish wish,
    Predicate<GroupMeeting> free) {

  /** The same person, now that these are the people they must not meet. */
  Joiner apartFrom(Collection<PersonId> people) {
    return new Joiner(
        person, care, site, today, level, minor, gender, language, Set.copyOf(people), wish, free);
  }

  /** What a person asked for, as far as a group can give it. */
  public interface Wish {

    /** {@code day}, {@code evening} or {@code weekend}; null when any is right. */
    @Nullable String track();

    /** {@code only} or {@code never}; null when both are right. */
    @Nullable String telehealth();

    /** True when they need a way without steps. */
    boolean stepFree();

    boolean canCome(GroupMeeting meeting);
  }
}
