package care.throughline.schedule.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GroupRuleTests {

  private static final LocalDate MONDAY = LocalDate.of(2027, 1, 11);

  @Test
  void aWomanWhoSpeaksEnglishJoinsARollingGroupForAdults() {
    assertThat(broken(rolling("any", "en", "adult"))).isEmpty();
    assertThat(broken(rolling("female", "en", "adult"))).isEmpty();
  }

  @Test
  void eachRuleKeepsThemOutByItself() {
    assertThat(broken(rolling("male", "en", "adult"))).containsExactly(GroupRule.GENDER);
    assertThat(broken(rolling("any", "es", "adult"))).containsExactly(GroupRule.LANGUAGE);
    assertThat(broken(rolling("any", "en", "adolescent"))).containsExactly(GroupRule.AGE);
    Joining.Terms terms = terms("rolling", MONDAY.minusWeeks(9), null);
    assertThat(broken(joining(terms, true, false, 0))).containsExactly(GroupRule.ONCE);
    assertThat(broken(joining(terms, false, true, 0))).containsExactly(GroupRule.NO_CONTACT);
    assertThat(broken(joining(terms, false, false, 2))).containsExactly(GroupRule.NEWCOMERS);
    assertThat(broken(joining(terms, false, false, 1))).isEmpty();
  }

  @Test
  void aGroupInSpanishIsForWhoSpeaksItTheMexicanWay() {
    Joining.Terms spanish =
        new Joining.Terms("rolling", "adult", "any", "es", MONDAY.minusWeeks(9), null, 14, 2);
    assertThat(
            broken(new Joining(MONDAY, false, "female", Set.of("es-MX"), spanish, false, false, 0)))
        .isEmpty();
  }

  @Test
  void aClosedGroupIsJoinedFromItsFirstDayForTwoWeeks() {
    LocalDate last = MONDAY.plusWeeks(8);
    assertThat(broken(closed(MONDAY.plusDays(1), last))).containsExactly(GroupRule.BEGUN);
    assertThat(broken(closed(MONDAY, last))).isEmpty();
    assertThat(broken(closed(MONDAY.minusDays(13), last))).isEmpty();
    assertThat(broken(closed(MONDAY.minusDays(14), last)))
        .containsExactly(GroupRule.JOINED_IN_TIME);
    assertThat(broken(closed(MONDAY.minusDays(7), MONDAY))).containsExactly(GroupRule.NOT_OVER);
    assertThat(broken(closed(MONDAY.minusDays(7), MONDAY.plusDays(1)))).isEmpty();
  }

  @Test
  void aGroupThatBeginsThisWeekIsFilledAtOnce() {
    assertThat(broken(joining(terms("rolling", MONDAY, null), false, false, 9))).isEmpty();
    assertThat(broken(joining(terms("rolling", MONDAY.minusDays(1), null), false, false, 9)))
        .containsExactly(GroupRule.NEWCOMERS);
  }

  private static List<GroupRule> broken(Joining joining) {
    return Arrays.stream(GroupRule.values()).filter(rule -> !rule.holds(joining)).toList();
  }

  private static Joining rolling(String gender, String language, String age) {
    return joining(
        new Joining.Terms("rolling", age, gender, language, MONDAY.minusWeeks(9), null, 14, 2),
        false,
        false,
        0);
  }

  private static Joining closed(LocalDate first, LocalDate last) {
    return joining(terms("closed", first, last), false, false, 9);
  }

  private static Joining.Terms terms(String kind, LocalDate first, @Nullable LocalDate last) {
    return new Joining.Terms(kind, "adult", "any", "en", first, last, 14, 2);
  }

  private static Joining joining(
      Joining.Terms terms, boolean seated, boolean apart, int newcomers) {
    return new Joining(MONDAY, false, "female", Set.of("en"), terms, seated, apart, newcomers);
  }
}
