package care.throughline.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both tables that a placement rests on, row by row and edge by edge (domain guide 2.3, 3.2). */
class PlacementDecisionTests {

  private static final List<String> DIMENSIONS =
      List.of("withdrawal", "biomedical", "psychiatric", "readiness", "useRisk", "environment");

  private static final Decisions LEVEL =
      Decisions.of("iop-suggested-level.dmn", "suggestedLevelOfCare");
  private static final Decisions OVERRIDE =
      Decisions.of("iop-safety-override.dmn", "safetyOverride");
  private static final Decisions BAND = Decisions.of("iop-safety-override.dmn", "suicideRiskBand");

  @ParameterizedTest
  @CsvSource({
    "000000,1", "001121,2", "102122,2", "001112,2", "000411,2", "211121,2", "101231,3", "103121,3",
    "001123,4", "102233,5", "103122,5", "101242,5", "311121,6", "131121,6", "422232,7", "004111,7"
  })
  void theVectorsOfTheGuideHold(String ratings, int rank) {
    assertThat(level(ratings)).isEqualTo(rank);
  }

  /** Ratings at which the row begins to match, and the nearest at which it does not. */
  @ParameterizedTest
  @CsvSource({
    "B1,200000,100000,2",
    "B2,300000,200000,6",
    "B3,400000,300000,7",
    "B4,020000,010000,2",
    "B5,030000,020000,6",
    "B6,040000,030000,7",
    "B7,002000,001000,2",
    "B8,003000,002000,3",
    "B9,003002,002002,5",
    "B9,003002,003001,5",
    "B10,004000,003000,7",
    "B11,000300,000200,2",
    "B12,000020,000010,2",
    "B13,000030,000020,3",
    "B14,000040,000030,5",
    "B15,000012,000002,2",
    "B15,000012,000011,2",
    "B16,000003,000002,4",
    "B17,000033,000023,5",
    "B17,000033,000032,5"
  })
  void eachRowBeginsAtItsEdge(String row, String at, String below, int rank) {
    assertThat(level(at)).isEqualTo(rank);
    assertThat(LEVEL.fired()).contains(row, "B0");
    level(below);
    assertThat(LEVEL.fired()).doesNotContain(row);
  }

  @Test
  void withoutAConfirmedDiagnosisNothingIsSuggested() {
    assertThat(rank(new int[6], false)).isZero();
    assertThat(rank(new int[6], true)).isOne();
    assertThat(LEVEL.fired()).containsExactly("B0");
  }

  @Test
  void everyCombinationHasALevelAndNoHigherRatingLowersIt() {
    int[] ranks = new int[15_625];
    for (int code = 0; code < ranks.length; code++) {
      ranks[code] = rank(ratings(code), true);
      assertThat(ranks[code]).as("level at %s", code).isBetween(1, 7);
    }
    for (int code = 0; code < ranks.length; code++) {
      int[] ratings = ratings(code);
      for (int dimension = 0, step = 1; dimension < 6; dimension++, step *= 5) {
        if (ratings[dimension] < 4) {
          assertThat(ranks[code + step])
              .as("level when %s rises at %s", DIMENSIONS.get(dimension), code)
              .isGreaterThanOrEqualTo(ranks[code]);
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "A1_danger,immediateDanger,true,EMERGENCY",
    "A1_suicide,behaviourPast3Months,true,EMERGENCY",
    "A2_history,severeWithdrawalHistory,true,URGENT_MEDICAL",
    "A3_sedatives,sedativeUseDaily,true,MEDICAL_REVIEW",
    "A4_overdose,overdoseLast72h,true,MEDICAL_REVIEW",
    "A5_pregnant,pregnant,true,PRIORITY",
    "A6_minor,minor,true,MINOR"
  })
  void aYesIsAnsweredByItsRow(String row, String question, boolean yes, String answer) {
    assertThat(OVERRIDE.answer(calm(), question, yes)).isEqualTo(answer);
    assertThat(OVERRIDE.fired()).containsExactly(row);
    assertThat(OVERRIDE.answer(calm(), question, false)).isEqualTo("NONE");
    assertThat(OVERRIDE.fired()).containsExactly("A0_none");
  }

  @ParameterizedTest
  @CsvSource({
    "ciwaScore,9,NONE,A0_none",
    "ciwaScore,10,MEDICAL_REVIEW,A3_ciwa",
    "ciwaScore,18,MEDICAL_REVIEW,A3_ciwa",
    "ciwaScore,19,URGENT_MEDICAL,A2_ciwa",
    "cowsScore,12,NONE,A0_none",
    "cowsScore,13,MEDICAL_REVIEW,A3_cows",
    "cowsScore,24,MEDICAL_REVIEW,A3_cows",
    "cowsScore,25,URGENT_MEDICAL,A2_cows",
    "withdrawal,2,NONE,A0_none",
    "withdrawal,3,MEDICAL_REVIEW,A3_rating",
    "withdrawal,4,URGENT_MEDICAL,A2_rating"
  })
  void aScoreIsAnsweredFromItsEdgeOn(String score, int value, String answer, String row) {
    assertThat(OVERRIDE.answer(calm(), score, value)).isEqualTo(answer);
    assertThat(OVERRIDE.fired()).containsExactly(row);
  }

  @ParameterizedTest
  @CsvSource({"withdrawal,A7_withdrawal", "biomedical,A7_biomedical", "psychiatric,A7_psychiatric"})
  void aMissingRatingIsIncomplete(String rating, String row) {
    assertThat(OVERRIDE.answer(calm(), rating, null)).isEqualTo("INCOMPLETE");
    assertThat(OVERRIDE.fired()).containsExactly(row);
  }

  @Test
  void missingScoresNeverMatch() {
    assertThat(OVERRIDE.answer(calm(), "ciwaScore", null, "cowsScore", null)).isEqualTo("NONE");
  }

  @Test
  void whatIsMoreDangerousComesFirst() {
    Map<String, Object> worst = calm();
    worst.putAll(
        Map.of(
            "immediateDanger", true,
            "ciwaScore", 19,
            "sedativeUseDaily", true,
            "overdoseLast72h", true,
            "minor", true,
            "pregnant", true));
    worst.put("psychiatric", null);
    assertThat(OVERRIDE.answer(worst)).isEqualTo("EMERGENCY");
    assertThat(OVERRIDE.answer(worst, "immediateDanger", false)).isEqualTo("URGENT_MEDICAL");
    assertThat(OVERRIDE.answer(worst, "immediateDanger", false, "ciwaScore", null))
        .isEqualTo("MEDICAL_REVIEW");
    worst.putAll(Map.of("immediateDanger", false, "sedativeUseDaily", false));
    worst.put("ciwaScore", null);
    assertThat(OVERRIDE.answer(worst)).isEqualTo("MEDICAL_REVIEW");
    assertThat(OVERRIDE.answer(worst, "overdoseLast72h", false)).isEqualTo("MINOR");
    assertThat(OVERRIDE.answer(worst, "overdoseLast72h", false, "minor", false))
        .isEqualTo("INCOMPLETE");
  }

  @ParameterizedTest
  @CsvSource({
    "C1_intent,thoughtsWithIntent,HIGH,EMERGENCY",
    "C1_plan,thoughtsWithPlan,HIGH,EMERGENCY",
    "C1_recentBehaviour,behaviourPast3Months,HIGH,EMERGENCY",
    "C2_method,thoughtsWithMethod,MODERATE,NONE",
    "C2_pastBehaviour,behaviourEver,MODERATE,NONE",
    "C3_wish,wishToDie,LOW,NONE",
    "C3_thoughts,suicidalThoughts,LOW,NONE"
  })
  void theBandFollowsTheWorstAnswer(String row, String question, String band, String override) {
    assertThat(BAND.answer(calm(), question, true)).isEqualTo(band);
    assertThat(BAND.fired()).containsExactly(row);
    assertThat(OVERRIDE.answer(calm(), question, true)).isEqualTo(override);
  }

  @Test
  void withoutAYesTheBandIsNone() {
    assertThat(BAND.answer(calm())).isEqualTo("NONE");
    assertThat(BAND.fired()).containsExactly("C4_none");
    assertThat(BAND.answer(calm(), "thoughtsWithIntent", null, "thoughtsWithPlan", null))
        .isEqualTo("NONE");
  }

  private static int level(String ratings) {
    return rank(ratings.chars().map(digit -> digit - '0').toArray(), true);
  }

  private static int rank(int[] ratings, boolean sudConfirmed) {
    Map<String, Object> inputs = new HashMap<>();
    for (int i = 0; i < DIMENSIONS.size(); i++) {
      inputs.put(DIMENSIONS.get(i), ratings[i]);
    }
    inputs.put("sudConfirmed", sudConfirmed);
    return ((Number) LEVEL.answer(inputs)).intValue();
  }

  private static int[] ratings(int code) {
    int[] ratings = new int[6];
    for (int i = 0, rest = code; i < 6; i++, rest /= 5) {
      ratings[i] = rest % 5;
    }
    return ratings;
  }

  private static Map<String, Object> calm() {
    Map<String, Object> inputs = new HashMap<>();
    List.of(
            "immediateDanger",
            "wishToDie",
            "suicidalThoughts",
            "thoughtsWithMethod",
            "thoughtsWithIntent",
            "thoughtsWithPlan",
            "behaviourPast3Months",
            "behaviourEver",
            "severeWithdrawalHistory",
            "sedativeUseDaily",
            "overdoseLast72h",
            "pregnant",
            "minor")
        .forEach(question -> inputs.put(question, false));
    inputs.putAll(Map.of("withdrawal", 0, "biomedical", 0, "psychiatric", 0));
    inputs.putAll(Collections.singletonMap("ciwaScore", null));
    inputs.putAll(Collections.singletonMap("cowsScore", null));
    return inputs;
  }
}
