package care.throughline.episode.process;

import care.throughline.episode.EpisodeCourse;
import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words = "Records the discharge and ends what still runs.",
    inputs = @PathwayStep.Input(name = "dischargeKind"))
final class RecordDischargeDelegate implements JavaDelegate {

  private final EpisodeCourse course;

  RecordDischargeDelegate(EpisodeCourse course) {
    this.course = course;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    course.recordDischarge(
        episode,
        StepFacts.text(execution, "dischargeKind"),
        StepFacts.flag(execution, "aftercareAccepted"));
  }
}
