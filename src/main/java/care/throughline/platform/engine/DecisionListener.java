package care.throughline.platform.engine;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Told, in the engine's transaction, which decision table was asked for an episode and what it
 * answered.
 */
public interface DecisionListener {

  /**
   * A decision was made.
   *
   * @param inputs the values each input saw, by the input's label
   * @param rules ids of the rules that fired, in order; empty when none did
   * @param outputs the result: the aggregated value of a collect table, else the outputs of the
   *     rules that fired
   */
  void decided(
      UUID episode,
      String deployment,
      String decision,
      Map<String, Object> inputs,
      List<String> rules,
      Map<String, Object> outputs);
}
