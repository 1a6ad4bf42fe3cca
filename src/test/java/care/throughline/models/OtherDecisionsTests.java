package care.throughline.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables beside placement, row by row and edge by edge. */
class OtherDecisionsTests {

  private static final Decisions MISSED =
      Decisions.of("iop-missed-session-response.dmn", "missedSessionResponse");
  private static final Decisions EXTENSION =
      Decisions.of("iop-extension-criteria.dmn", "extensionCriteria");
  private static final Decisions RE_ENTRY =
      Decisions.of("iop-re-entry-criteria.dmn", "reEntryAdvised");

  @ParameterizedTest
  @CsvSource({
    "1,0,false,outreach,N1_firstMiss",
    "1,6,false,outreach,N1_firstMiss",
    "1,2,true,outreach,N1_firstMiss",
    "1,3,false,outreach,N1_firstMiss",
    "1,3,true,reengage,N3_risk",
    "2,0,false,reengage,N3_misses",
    "2,6,true,reengage,N3_misses",
    "1,7,false,supervisorDecision,N4_silence",
    "1,7,true,supervisorDecision,N4_silence",
    "3,0,false,supervisorDecision,N4_misses",
    "3,7,true,supervisorDecision,N4_misses"
  })
  void theStrongestAnswerToAMissedSessionComesFirst(
      int misses, int silentDays, boolean raisedRisk, String answer, String row) {
    assertThat(
            MISSED.answer(
                Map.of(
                    "consecutiveMisses", misses,
                    "daysWithoutContact", silentDays,
                    "raisedRisk", raisedRisk)))
        .isEqualTo(answer);
    assertThat(MISSED.fired()).containsExactly(row);
  }

  @ParameterizedTest
  @CsvSource({
    "1,1,1,70,finish,X0_finish",
    "2,1,1,70,extend,X1_useRisk",
    "1,2,1,70,extend,X2_psychiatric",
    "1,1,2,70,extend,X3_environment",
    "1,1,1,69.9,extend,X4_dose",
    "0,0,0,100,finish,X0_finish",
    "0,0,0,0,extend,X4_dose"
  })
  void anExtensionIsSuggestedFromTheEdgeOn(
      int useRisk, int psychiatric, int environment, double dose, String answer, String row) {
    assertThat(
            EXTENSION.answer(
                Map.of(
                    "useRisk", useRisk,
                    "psychiatric", psychiatric,
                    "environment", environment,
                    "dosePercent", dose)))
        .isEqualTo(answer);
    assertThat(EXTENSION.fired()).containsExactly(row);
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "0,false,14,false,false,R0_none",
        "1,false,0,false,false,R0_none",
        "0,true,0,false,false,R0_none",
        "1,true,0,false,true,R2_use",
        "0,false,15,false,true,R3_depression",
        "0,false,NULL,true,true,R1_wish",
        "NULL,true,NULL,false,false,R0_none"
      },
      nullValues = "NULL")
  void comingBackIsAdvisedFromTheEdgeOn(
      @Nullable Integer use,
      boolean craving,
      @Nullable Integer phq9,
      boolean wants,
      boolean advised,
      String row) {
    Map<String, Object> inputs = new HashMap<>();
    inputs.put("bamUse", use);
    inputs.put("craving", craving);
    inputs.put("phq9Score", phq9);
    inputs.put("wantsToReturn", wants);
    assertThat(RE_ENTRY.answer(inputs)).isEqualTo(advised);
    assertThat(RE_ENTRY.fired()).containsExactly(row);
  }

  @Test
  void thoseWhoCouldNotBeAskedAreNotSentBack() {
    Map<String, Object> nothing = new HashMap<>();
    nothing.put("bamUse", null);
    nothing.put("craving", null);
    nothing.put("phq9Score", null);
    nothing.put("wantsToReturn", null);
    assertThat(RE_ENTRY.answer(nothing)).isEqualTo(false);
  }
}
