package care.throughline.pathway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTests {

  private static final Map<String, Object> ANSWERS =
      Map.of("outcome", "scheduled", "score", new BigDecimal("3.0"), "ticked", true, "open", false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "outcome = \"scheduled\"                              | true",
        "outcome = \"declined\"                               | false",
        "outcome != \"declined\"                              | true",
        "score = 3                                            | true",
        "score != 3.00                                        | false",
        "score > 3                                            | false",
        "score >= 3                                           | true",
        "score < 3.5                                          | true",
        "score <= -1                                          | false",
        "ticked = true                                        | true",
        "open = true                                          | false",
        "not(ticked = true)                                   | false",
        "ticked = true and open = true                        | false",
        "ticked = true and score = 3                          | true",
        "open = true or score = 3                             | true",
        "open = true or ticked = true and score = 4           | false",
        "(open = true or ticked = true) and not(score = 4)    | true",
      })
  void comparesAnswersWithLiterals(String expression, boolean expected) throws Exception {
    assertThat(Condition.parse(expression).holds(ANSWERS)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "missing = null                        | true",
        "missing != null                       | false",
        "missing = \"x\"                       | false",
        "missing != \"x\"                      | true",
        "missing = true                        | false",
        "missing = false                       | false",
        "missing != true                       | true",
        "outcome = null                        | false",
        "not(missing = \"x\")                  | true",
        // neither true nor false: hides, as in the browser
        "missing > 3                           | true",
        "missing <= 3                          | true",
        "missing > 3 and ticked = true         | true",
        "missing > 3 and open = true           | false",
        "missing > 3 or open = true            | true",
        "not(missing > 3)                      | false",
        "not(missing > 3) and ticked = true    | true",
        "not(missing > 3) and open = true      | false",
      })
  void treatsAMissingAnswerAsTheBrowserDoes(String expression, boolean expected) throws Exception {
    assertThat(Condition.parse(expression).holds(ANSWERS)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "outcome",
        "not outcome = \"x\"",
        "not(not(outcome = \"x\"))",
        "outcome = other",
        "\"x\" = outcome",
        "outcome = 'x'",
        "outcome = \"x",
        "outcome = \"a\\\"b\"",
        "outcome == \"x\"",
        "outcome = \"x\" and",
        "(outcome = \"x\"",
        "outcome = \"x\")",
        "outcome = \"x\", \"y\"",
        "outcome in (\"x\", \"y\")",
        "list contains(needs, \"x\")",
        "count(needs) > 1",
        "score + 1 > 3",
        "score = 01",
        "score = 1e9",
        "score > date(\"2026-01-01\")",
        "person.name = \"x\"",
        "needs[1] = \"x\"",
        "if ticked = true then true else false",
        "and = \"x\"",
        "true",
        "null = null",
        "outcome = \"x\" xor ticked = true",
      })
  void refusesEverythingOutsideOfTheSubset(String expression) {
    assertThatThrownBy(() -> Condition.parse(expression)).isInstanceOf(Condition.NotInSubset.class);
  }

  @Test
  void refusesWhatIsNestedTooDeepOrTooLong() {
    String deep = "(".repeat(30) + "ticked = true" + ")".repeat(30);
    String longOne = "ticked = true" + " or ticked = true".repeat(40);

    assertThatThrownBy(() -> Condition.parse(deep)).hasMessageContaining("nested");
    assertThatThrownBy(() -> Condition.parse(longOne)).hasMessageContaining("longer");
  }

  @Test
  void saysWhichPartIsNotUnderstood() {
    assertThatThrownBy(() -> Condition.parse("ticked = true xor open = true"))
        .hasMessageContaining("xor open = true");
  }
}
