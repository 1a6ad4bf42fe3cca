package care.throughline.episode.process;

import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.Episodes;
import care.throughline.pathway.PathwayStep;
import care.throughline.person.Consents;
import care.throughline.platform.Actor;
import care.throughline.platform.engine.StepFacts;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(words = "Stops disclosures the person no longer consents to; treatment goes on.")
final class RevokeConsentDelegate implements JavaDelegate {

  private final Consents consents;
  private final Episodes episodes;
  private final EpisodeRecord record;

  RevokeConsentDelegate(Consents consents, Episodes episodes, EpisodeRecord record) {
    this.consents = consents;
    this.episodes = episodes;
    this.record = record;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    var report = record.latestAnswer(episode, "reportConsentRevoked");
    String scope =
        report
            .map(answer -> Objects.toString(answer.answers().get("revokedScope"), "sharing"))
            .orElse("sharing");
    Actor by = report.map(answer -> new Actor(answer.by())).orElse(Actor.PATHWAY);
    consents.recordRevocation(episodes.get(episode).person(), scope, by);
  }
}
