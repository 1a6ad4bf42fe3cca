package care.throughline.schedule.placing;

import care.throughline.episode.EpisodeId;
import care.throughline.person.PersonId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who seeks a place, as far as the rules need to know.
 *
 * @param level code of the level of care
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
    String level,
    boolean minor,
    @Nullable String gender,
    String language,
    Wishes wishes,
    WeekMinutes taken,
    Set<PersonId> mustNotMeet,
    Set<UUID> formerGroups,
    Place former) {

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
