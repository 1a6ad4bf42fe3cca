package care.throughline.workspace.web;

import static org.assertj.core.api.Assertions.assertThat;

import care.throughline.platform.engine.ModelStep;
import java.util.List;
import org.junit.jupiter.api.Test;

class PhasesTests {

  private static final List<ModelStep> SPINE =
      List.of(
          new ModelStep("CallActivity_Intake", "Intake", "process"),
          new ModelStep("CallActivity_Assessment", "Assessment", "process"),
          new ModelStep("ServiceTask_Record", "Record the outcome", "automatic"),
          new ModelStep("CallActivity_ResidentialStay", "Residential stay", "process"),
          new ModelStep("CallActivity_Programme", "Programme", "process"),
          new ModelStep("CallActivity_Aftercare", "Aftercare", "process"));

  @Test
  void showsThePhasesAsTheSpineDrawsThem() {
    assertThat(states(List.of("CallActivity_Intake"), List.of(), false))
        .containsExactly("now", "next", "next", "next", "next");
  }

  @Test
  void marksWhatWasPassedBySkipped() {
    List<String> done = List.of("CallActivity_Intake", "CallActivity_Assessment");
    assertThat(states(List.of("CallActivity_Programme"), done, false))
        .containsExactly("done", "done", "skipped", "now", "next");
  }

  @Test
  void leavesNothingToComeOnceTheSpineHasEnded() {
    assertThat(states(List.of(), List.of("CallActivity_Intake"), true))
        .containsExactly("done", "skipped", "skipped", "skipped", "skipped");
  }

  @Test
  void showsAReturnToAnEarlierPhaseAsNow() {
    List<String> done =
        List.of(
            "CallActivity_Intake",
            "CallActivity_Assessment",
            "CallActivity_Programme",
            "CallActivity_Aftercare");
    assertThat(states(List.of("CallActivity_Assessment"), done, false))
        .containsExactly("done", "now", "skipped", "done", "done");
  }

  @Test
  void tellsThatAPhaseWasEndedEarly() {
    List<String> done = List.of("CallActivity_Intake", "CallActivity_Assessment");
    List<Phases.PhaseView> phases =
        Phases.of(
            SPINE,
            List.of(),
            done,
            List.of("CallActivity_Programme"),
            Phases.Progress.UNKNOWN,
            true);
    assertThat(phases)
        .extracting(Phases.PhaseView::state)
        .containsExactly("done", "done", "skipped", "stopped", "skipped");
    assertThat(phases.get(3).detail()).isEqualTo("ended early");
  }

  @Test
  void tellsTheWeekInThePhaseThatRuns() {
    Phases.PhaseView now =
        Phases.of(
                SPINE,
                List.of("CallActivity_Programme"),
                List.of(),
                List.of(),
                Phases.Progress.ofWeek(4, 12),
                false)
            .get(3);
    assertThat(now).isEqualTo(new Phases.PhaseView("Programme", "week 4 of 12", "now", 29));
  }

  private static List<String> states(List<String> current, List<String> done, boolean ended) {
    return Phases.of(SPINE, current, done, List.of(), Phases.Progress.UNKNOWN, ended).stream()
        .map(Phases.PhaseView::state)
        .toList();
  }
}
