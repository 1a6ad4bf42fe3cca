package care.throughline.episode.process;

import care.throughline.episode.EpisodeCourse;
import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(words = "Brings a person in aftercare back into care.", results = "entryKind")
final class ReopenEpisodeDelegate implements JavaDelegate {

  private final EpisodeCourse course;

  ReopenEpisodeDelegate(EpisodeCourse course) {
    this.course = course;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    course.reopen(episode);
    StepFacts.result(execution, "entryKind", "reEntry");
  }
}
