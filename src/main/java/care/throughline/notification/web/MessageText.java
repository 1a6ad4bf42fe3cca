package care.throughline.notification.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A message as it was written, with what became of it. */
public record MessageText(@Nullable String subject, String body, List<HistoryLine> attempts) {

  /** One thing that happened, with its time in the clinic's zone. */
  public record HistoryLine(String time, String text) {}
}
