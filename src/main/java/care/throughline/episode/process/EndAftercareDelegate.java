package care.throughline.episode.process;

import care.throughline.episode.EpisodeCourse;
import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words = "Ends aftercare and says how.",
    inputs =
        @PathwayStep.Input(
            name = "outcome",
            values = {"finished", "reEntry"}),
    results = "aftercareOutcome")
final class EndAftercareDelegate implements JavaDelegate {

  private final EpisodeCourse course;

  EndAftercareDelegate(EpisodeCourse course) {
    this.course = course;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    course.recordAftercareEnd(episode);
    StepFacts.result(execution, "aftercareOutcome", StepFacts.text(execution, "outcome"));
  }
}
