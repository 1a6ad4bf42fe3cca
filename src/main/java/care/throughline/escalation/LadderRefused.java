package care.throughline.escalation;

import java.io.Serializable;
import java.util.List;

/** A ladder or an entry of the rota cannot be kept so. */
public class LadderRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final List<Finding> findings;

  LadderRefused(List<Finding> findings) {
    super(findings.size() + " findings");
    this.findings = List.copyOf(findings);
  }

  /**
   * What is wrong with one field.
   *
   * @param field its name, such as {@code rungs[2].targets}
   * @param words what and what to do, in the reader's language
   */
  public record Finding(String field, String words) implements Serializable {}

  public List<Finding> findings() {
    return findings;
  }
}
