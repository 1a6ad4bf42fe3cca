package care.throughline.episode.process;

import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.pathway.Releases;
import care.throughline.platform.engine.DecisionListener;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Writes every decision of a table into the episode's record: inputs, rules that fired, result,
 * release.
 */
@Component
final class RecordedDecisions implements DecisionListener {

  private final EpisodeRecord record;
  private final Releases releases;

  RecordedDecisions(EpisodeRecord record, Releases releases) {
    this.record = record;
    this.releases = releases;
  }

  @Override
  public void decided(
      UUID episode,
      String deployment,
      String decision,
      Map<String, Object> inputs,
      List<String> rules,
      Map<String, Object> outputs) {
    record.decided(
        new EpisodeId(episode),
        releases.deployedAs(deployment).number(),
        decision,
        inputs,
        rules,
        outputs);
  }
}
