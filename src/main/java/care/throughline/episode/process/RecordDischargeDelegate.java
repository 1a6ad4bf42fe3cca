package care.throughline.episode.process;

import care.throughline.episode.EpisodeCourse;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.Episodes;
import care.throughline.pathway.PathwayStep;
import care.throughline.pathway.Releases;
import care.throughline.platform.engine.PathwayEngine;
import care.throughline.platform.engine.StepFacts;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words =
        "Records the discharge and ends what ends with it: stays, sessions, outreach after missed ones.",
    inputs = @PathwayStep.Input(name = "dischargeKind"))
final class RecordDischargeDelegate implements JavaDelegate {

  private final EpisodeCourse course;
  private final Episodes episodes;
  private final Releases releases;
  private final PathwayEngine engine;

  RecordDischargeDelegate(
      EpisodeCourse course, Episodes episodes, Releases releases, PathwayEngine engine) {
    this.course = course;
    this.episodes = episodes;
    this.releases = releases;
    this.engine = engine;
  }

  @Override
  public void execute(DelegateExecution execution) {
    EpisodeId episode = new EpisodeId(StepFacts.episode(execution));
    course.recordDischarge(
        episode,
        StepFacts.text(execution, "dischargeKind"),
        StepFacts.flag(execution, "aftercareAccepted"));
    engine.endWithDischarge(
        releases.get(episodes.get(episode).release()).deployment(),
        episode.value(),
        "the person was discharged");
  }
}
