package care.throughline.episode.process;

import care.throughline.episode.EpisodeId;
import care.throughline.episode.Messages;
import care.throughline.pathway.PathwayStep;
import care.throughline.platform.engine.StepFacts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

@PathwayStep(
    words = "Sends a message to another part of the person's pathway.",
    inputs = {
      @PathwayStep.Input(name = "message"),
      @PathwayStep.Input(name = "otherwise", required = false),
      @PathwayStep.Input(name = "stepUpLevel", required = false),
      @PathwayStep.Input(name = "stayLevel", required = false),
      @PathwayStep.Input(name = "dischargeKind", required = false),
      @PathwayStep.Input(name = "concurrent", type = "boolean", required = false)
    })
final class SendMessageDelegate implements JavaDelegate {

  private static final List<String> FORWARDED =
      List.of("stepUpLevel", "stayLevel", "dischargeKind");

  private final Messages messages;

  SendMessageDelegate(Messages messages) {
    this.messages = messages;
  }

  @Override
  public void execute(DelegateExecution execution) {
    Map<String, Object> payload = new LinkedHashMap<>();
    for (String name : FORWARDED) {
      String value = StepFacts.textOrNull(execution, name);
      if (value != null) {
        payload.put(name, value);
      }
    }
    payload.put("concurrent", StepFacts.flag(execution, "concurrent"));
    messages.send(
        new EpisodeId(StepFacts.episode(execution)),
        StepFacts.text(execution, "message"),
        StepFacts.occurrence(execution),
        payload,
        StepFacts.textOrNull(execution, "otherwise"));
  }
}
