package care.throughline.schedule.placing;

import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import care.throughline.schedule.group.Care;
import care.throughline.schedule.group.Joiner;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who seeks a place, as far as the rules need to know.
 *
 * @param care whether they are in care
 * @param site id of the site they are treated at
 * @param today the day it is there
 * @param level code of the level of care; null while nobody confirmed one
 * @param gender FHIR administrative gender; null when unknown
 * @param language BCP 47, of their record
 * @param taken where they already have to be
 * @param mustNotMeet people they must not be in a group with
 * @param formerGroups groups they were in before
 * @param former where they were last, or are until now
 */
record Seeker(
    EpisodeId episode,
    PersonId person,
    Care care,
    String site,
    LocalDate today,
    @Nullable String level,
    boolean minor,
    @Nullable String gender,
    String language,
    Wishes wishes,
    WeekMinutes taken,
    Set<PersonId> mustNotMeet,
    Set<UUID> formerGroups,
    Place former) {

  /** As the rules of groups see them. */
  Joiner joiner() {
    return new Joiner(
        person,
        care,
        site,
        today,
        level,
        minor,
        gender,
        language,
        mustNotMeet,
        wishes,
        meeting -> taken.free(WeekTime.of(meeting.weekday(), meeting.starts(), meeting.minutes())));
  }

  /** The language they wish to be spoken to. */
  String spoken() {
    String wished = wishes.language();
    return wished == null ? language : wished;
  }

  /** True for the language of their record and the one they wish. */
  boolean speaks(String spoken) {
    return spoken.equals(language) || spoken.equals(wishes.language());
  }

  boolean remoteOnly() {
    return "only".equals(wishes.telehealth());
  }
}
