package care.throughline.schedule.attendance;

import care.throughline.schedule.SessionId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A sheet cannot be signed as it is; nothing has changed. Message and findings carry no name of
 * anybody in care.
 */
public class SheetRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Finding> findings;

  SheetRefused(String message) {
    this(message, List.of());
  }

  SheetRefused(String message, List<Finding> findings) {
    super(message);
    this.findings = List.copyOf(findings);
  }

  /**
   * Something to put right.
   *
   * @param session the line; null for the shared part of the note
   */
  public record Finding(@Nullable SessionId session, String message) {}

  /** What to put right, in the order of the sheet; empty when the sheet as a whole is refused. */
  public List<Finding> findings() {
    return findings;
  }
}
