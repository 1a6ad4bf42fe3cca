package care.throughline.interop.web;

import care.throughline.interop.ImportOutcome;
import java.util.List;
import java.util.Map;

/** OperationOutcomes, and their sentences. */
final class Outcomes {

  private Outcomes() {}

  /** An OperationOutcome with one issue. */
  static Map<String, Object> of(String severity, String code, String words) {
    return Map.of(
        "resourceType",
        "OperationOutcome",
        "issue",
        List.of(Map.of("severity", severity, "code", code, "diagnostics", words)));
  }

  static String words(ImportOutcome.Referred referred) {
    return "Referred: EpisodeOfCare/"
        + referred.episode().value()
        + " for Patient/"
        + referred.person().value()
        + "."
        + (referred.conditionCoded()
            ? ""
            : " No substance-use or mental-health condition is coded; the assessment decides.")
        + (referred.mayBeKnown() ? " The person may already be known here; a person decides." : "");
  }

  static String words(ImportOutcome.AlreadyReferred already) {
    return "Already referred: EpisodeOfCare/"
        + already.episode().value()
        + " for Patient/"
        + already.person().value()
        + (already.open()
            ? "."
            : "; that episode is closed. If this is a new request, send it with a new Bundle.identifier.");
  }
}
