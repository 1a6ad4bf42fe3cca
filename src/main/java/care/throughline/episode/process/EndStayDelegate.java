package care.throughline.episode.process;

import care.throughline.episode.EpisodeCourse;
import care.throughline.episode.EpisodeId;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words = "Ends time at a level of care and says how.",
    inputs = {@PathwayStep.Input(name = "stayLevel"), @PathwayStep.Input(name = "stayOutcome")},
    results = {"stayOutcome", "entryKind", "dischargeKind"})
final class EndStayDelegate implements JavaDelegate {

  private final EpisodeCourse course;

  EndStayDelegate(EpisodeCourse course) {
    this.course = course;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    String outcome = StepFacts.text(execution, "stayOutcome");
    course.endStay(episode, StepFacts.text(execution, "stayLevel"), outcome);
    StepFacts.result(execution, "stayOutcome", outcome);
    StepFacts.result(execution, "entryKind", "stepDown");
    if ("left".equals(outcome) && StepFacts.textOrNull(execution, "dischargeKind") == null) {
      StepFacts.result(execution, "dischargeKind", "droppedOut");
    }
  }
}
