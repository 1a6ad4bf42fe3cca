package care.throughline.schedule.placing;

import care.throughline.schedule.placing.PlacingRule.Subject;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks the rules of a place, in their order; {@link PlacingRule} is the list of them. */
final class PlacingRules {

  private static final Map<Subject, List<PlacingRule>> HARD =
      Arrays.stream(PlacingRule.values())
          .filter(PlacingRule::hard)
          .collect(Collectors.groupingBy(PlacingRule::subject));
  private static final List<PlacingRule> PREFERENCES =
      Arrays.stream(PlacingRule.values()).filter(rule -> !rule.hard()).toList();

  private PlacingRules() {}

  /**
   * The first hard rule about these subjects that a place breaks; the parts they are about must be
   * chosen.
   */
  static Optional<PlacingRule> firstBroken(Trial trial, Subject... subjects) {
    for (Subject subject : subjects) {
      for (PlacingRule rule : HARD.getOrDefault(subject, List.of())) {
        if (!rule.holds(trial)) {
          return Optional.of(rule);
        }
      }
    }
    return Optional.empty();
  }

  static List<PlacingRule> preferences() {
    return PREFERENCES;
  }
}
