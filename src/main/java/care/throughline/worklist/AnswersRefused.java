package care.throughline.worklist;

import care.throughline.pathway.FieldFinding;
import care.throughline.platform.Texts;
import java.util.List;

/** The answers do not fit the form; says for each field what is wrong. */
public class AnswersRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<FieldFinding> findings;

  AnswersRefused(List<FieldFinding> findings) {
    super(Texts.of("worklist.refused.answers", findings.size()));
    this.findings = List.copyOf(findings);
  }

  public List<FieldFinding> findings() {
    return findings;
  }
}
