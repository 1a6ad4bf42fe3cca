package care.throughline.episode;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to care for someone.
 *
 * @param source where it came from, such as {@code fhir} or {@code phone}
 * @param sourceKey the same for the same request, so that it is taken once
 * @param referrer who asks; null when the person asks for themselves
 * @param conditions coded conditions found in it; may be empty
 * @param priority keys such as {@code overdose}, {@code pregnant}, {@code injects}; may be empty
 * @param stepDown true when residential care hands the person over
 */
public record Referral(
    String source,
    String sourceKey,
    @Nullable String referrer,
    List<Condition> conditions,
    List<String> priority,
    boolean stepDown) {

  /**
   * A coded condition.
   *
   * @param kind {@code substanceUse} or {@code mentalHealth}
   */
  public record Condition(String system, String code, String display, String kind) {}
}
