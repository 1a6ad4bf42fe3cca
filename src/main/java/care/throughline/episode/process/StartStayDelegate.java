package care.throughline.episode.process;

import care.throughline.episode.EpisodeCourse;
import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words = "Admits the person to a level of care.",
    inputs = {
      @PathwayStep.Input(name = "stayLevel"),
      @PathwayStep.Input(name = "concurrent", type = "boolean", required = false)
    })
final class StartStayDelegate implements JavaDelegate {

  private final EpisodeCourse course;

  StartStayDelegate(EpisodeCourse course) {
    this.course = course;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    course.startStay(
        episode, StepFacts.text(execution, "stayLevel"), StepFacts.flag(execution, "concurrent"));
  }
}
