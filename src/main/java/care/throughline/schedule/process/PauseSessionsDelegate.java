package care.throughline.schedule.process;

import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import care.throughline.schedule.Programmes;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words =
        "Cancels the sessions to come and freezes the week while the person is at another level.")
final class PauseSessionsDelegate implements JavaDelegate {

  private final Programmes programmes;

  PauseSessionsDelegate(Programmes programmes) {
    this.programmes = programmes;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    programmes.pause(episode);
  }
}
