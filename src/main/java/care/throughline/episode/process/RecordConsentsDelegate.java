package care.throughline.episode.process;

import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.episode.Episodes;
import care.throughline.pathway.PathwayStep;
import care.throughline.person.Consents;
import care.throughline.platform.Actor;
import care.throughline.platform.engine.StepFacts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(words = "Takes over what the person signed and how they want to be reached.")
final class RecordConsentsDelegate implements JavaDelegate {

  private final Consents consents;
  private final Episodes episodes;
  private final EpisodeRecord record;

  RecordConsentsDelegate(Consents consents, Episodes episodes, EpisodeRecord record) {
    this.consents = consents;
    this.episodes = episodes;
    this.record = record;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    record
        .latestAnswer(episode, "registerPerson")
        .ifPresent(
            answer ->
                consents.recordRegistration(
                    episodes.get(episode).person(), answer.answers(), new Actor(answer.by())));
  }
}
