package care.throughline.episode.process;

import care.throughline.episode.EpisodeCourse;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.EpisodeRecord;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(words = "Records the death and closes the episode.")
final class RecordDeathDelegate implements JavaDelegate {

  private final EpisodeCourse course;
  private final EpisodeRecord record;

  RecordDeathDelegate(EpisodeCourse course, EpisodeRecord record) {
    this.course = course;
    this.record = record;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    LocalDate day =
        record
            .latestAnswer(episode, "reportDeath")
            .map(answer -> answer.answers().get("diedOn"))
            .map(answer -> LocalDate.parse(answer.toString()))
            .orElse(null);
    course.recordDeath(episode, day);
  }
}
