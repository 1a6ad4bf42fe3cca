package care.throughline.interop;

import care.throughline.episode.EpisodeId;
import care.throughline.interop.fhir.Refusal;
import care.throughline.person.PersonId;

/** What became of a bundle. */
public sealed interface ImportOutcome {

  /**
   * It opened an episode.
   *
   * @param conditionCoded whether a condition of substance use or mental health was coded; a person
   *     without is referred all the same
   * @param mayBeKnown whether a human is asked if the person is already known
   */
  record Referred(EpisodeId episode, PersonId person, boolean conditionCoded, boolean mayBeKnown)
      implements ImportOutcome {}

  /**
   * The same bundle came before, or the person is in care already.
   *
   * @param open whether that episode still runs
   */
  record AlreadyReferred(EpisodeId episode, PersonId person, boolean open)
      implements ImportOutcome {}

  /** It is no referral; nothing was stored. */
  record Refused(Refusal refusal) implements ImportOutcome {}
}
