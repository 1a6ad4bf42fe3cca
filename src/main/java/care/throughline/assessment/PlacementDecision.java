package care.throughline.assessment;

import org.jspecify.annotations.Nullable;

/**
 * What follows from a clinician's answer to a suggestion.
 *
 * @param levelOfCare the level offered; the indicated one when care was not taken up
 * @param residential true when the person lives there first
 * @param belowSuggestion true when a supervisor has to co-sign
 * @param admissionGateDue true when an outpatient programme begins
 * @param concurrentResidential true when the person lives in a residence beside an outpatient
 *     programme
 * @param template the programme
 */
public record PlacementDecision(
    String levelOfCare,
    boolean residential,
    boolean belowSuggestion,
    boolean admissionGateDue,
    boolean concurrentResidential,
    String template) {

  /** The programme of a level that has none of its own. */
  static final String USUAL_TEMPLATE = "IOP-SEED";

  /** What a clinician answered. */
  public record Answer(
      String answer,
      @Nullable String confirmedLevel,
      @Nullable String overrideReason,
      boolean concurrentResidential,
      @Nullable String template,
      boolean coSigned) {}

  /**
   * The rules of placement (domain guide 2.3): going below the suggestion is possible, and then a
   * supervisor co-signs.
   *
   * @param offered level the clinician confirmed, or the indicated one when care was not taken up
   * @param indicatedRank rank of the suggestion
   */
  static PlacementDecision of(
      Answer answer, LevelOfCare offered, int indicatedRank, boolean minor) {
    boolean accepted = answer.answer().equals("accepted");
    boolean outpatient = accepted && !offered.residential();
    return new PlacementDecision(
        offered.code(),
        accepted && offered.residential(),
        accepted && offered.rank() < indicatedRank && !answer.coSigned(),
        outpatient,
        outpatient && answer.concurrentResidential(),
        template(answer.template(), offered, minor));
  }

  /** The programme chosen, or the level's usual one. */
  static String template(@Nullable String chosen, LevelOfCare level, boolean minor) {
    if (chosen != null && !chosen.isEmpty()) {
      return chosen;
    }
    String usual = minor ? level.minorTemplate() : level.defaultTemplate();
    return usual == null ? USUAL_TEMPLATE : usual;
  }
}
