package care.throughline.escalation;

import care.throughline.access.Site;
import care.throughline.pathway.Releases;
import care.throughline.platform.engine.ModelClock;
import care.throughline.platform.engine.ModelClocks;
import care.throughline.worklist.Urgency;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Every clock that runs on a step, in one place: the timers the model draws, which change what
 * happens to the person, and the ladder, which says who is called.
 */
@Component
public class StepClocks {

  private final Releases releases;
  private final ModelClocks models;
  private final Ladders ladders;

  StepClocks(Releases releases, ModelClocks models, Ladders ladders) {
    this.releases = releases;
    this.models = models;
    this.ladders = ladders;
  }

  /**
   * The clocks of one step.
   *
   * @param step with its due time and its timers
   * @param ladder the version that counts for its items now
   */
  public record Clocks(ModelClock step, LadderVersion ladder) {}

  /** The human steps of the pathway's current release, in the order of their names. */
  public List<ModelClock> steps(String pathway) {
    return releases
        .current(pathway)
        .map(release -> models.of(release.deployment()))
        .orElse(List.of());
  }

  /** The clocks of a step at a site. */
  public Clocks of(ModelClock step, Site site) {
    return new Clocks(step, ladders.of(Urgency.valueOf(step.urgency()), step.roles(), site.id()));
  }
}
