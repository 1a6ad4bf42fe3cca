package care.throughline.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacementDecisionTests {

  private static final LevelOfCare OUTPATIENT =
      new LevelOfCare("1", 1, "Outpatient", false, "OP-1", "OP-1");
  private static final LevelOfCare INTENSIVE =
      new LevelOfCare("2.1", 2, "Intensive outpatient", false, "IOP-SEED", "IOP-TEEN");
  private static final LevelOfCare RESIDENTIAL =
      new LevelOfCare("3.5", 5, "High-intensity residential", true, null, null);

  @Test
  void aSupervisorCoSignsWhatLiesBelowTheSuggestionAndNothingElse() {
    assertThat(decide(accepted(false), OUTPATIENT, 2).belowSuggestion()).isTrue();
    assertThat(decide(accepted(false), INTENSIVE, 2).belowSuggestion()).isFalse();
    assertThat(decide(accepted(false), RESIDENTIAL, 2).belowSuggestion()).isFalse();
    assertThat(decide(answer("declined", false, null, false), OUTPATIENT, 2).belowSuggestion())
        .isFalse();
  }

  @Test
  void whatWasCoSignedIsNotCoSignedAgain() {
    assertThat(decide(answer("accepted", false, null, true), OUTPATIENT, 2).belowSuggestion())
        .isFalse();
  }

  @Test
  void theAdmissionIsCheckedForOutpatientCareThatWasAcceptedOnly() {
    assertThat(decide(accepted(false), INTENSIVE, 2).admissionGateDue()).isTrue();
    assertThat(decide(accepted(false), RESIDENTIAL, 5).admissionGateDue()).isFalse();
    assertThat(
            decide(answer("referredElsewhere", false, null, false), INTENSIVE, 2)
                .admissionGateDue())
        .isFalse();
  }

  @Test
  void residentialCareIsIndicatedOnlyWhenThePersonAcceptsIt() {
    assertThat(decide(accepted(false), RESIDENTIAL, 5).residential()).isTrue();
    assertThat(decide(answer("declined", false, null, false), RESIDENTIAL, 5).residential())
        .isFalse();
  }

  @Test
  void livingInAResidenceBesideTheProgrammeNeedsAnOutpatientProgramme() {
    assertThat(decide(accepted(true), INTENSIVE, 4).concurrentResidential()).isTrue();
    assertThat(decide(accepted(true), RESIDENTIAL, 5).concurrentResidential()).isFalse();
  }

  @Test
  void theLevelsUsualProgrammeIsTakenWhenNobodyChoseOne() {
    assertThat(decide(accepted(false), INTENSIVE, 2).template()).isEqualTo("IOP-SEED");
    assertThat(decide(answer("accepted", false, "IOP-9", false), INTENSIVE, 2).template())
        .isEqualTo("IOP-9");
    assertThat(PlacementDecision.template(null, INTENSIVE, true)).isEqualTo("IOP-TEEN");
    assertThat(decide(accepted(false), OUTPATIENT, 1).template()).isEqualTo("OP-1");
    assertThat(decide(accepted(false), RESIDENTIAL, 5).template()).isEqualTo("IOP-SEED");
  }

  private static PlacementDecision decide(
      PlacementDecision.Answer answer, LevelOfCare offered, int indicatedRank) {
    return PlacementDecision.of(answer, offered, indicatedRank, false);
  }

  private static PlacementDecision.Answer accepted(boolean concurrent) {
    return answer("accepted", concurrent, null, false);
  }

  private static PlacementDecision.Answer answer(
      String answer,
      boolean concurrent,
      @org.jspecify.annotations.Nullable String template,
      boolean coSigned) {
    return new PlacementDecision.Answer(answer, null, null, concurrent, template, coSigned);
  }
}
