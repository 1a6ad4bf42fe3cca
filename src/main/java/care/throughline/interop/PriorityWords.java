package care.throughline.interop;

import java.util.List;
import java.util.Map;

/** What makes a referral urgent, as staff read it. */
final class PriorityWords {

  private static final Map<String, String> WORDS =
      Map.of(
          "overdoseLast72h", "overdose in the last 72 hours",
          "overdose", "overdose on record",
          "pregnant", "pregnant",
          "injects", "injects drugs");

  private PriorityWords() {}

  /** Begins with a colon; empty when nothing is urgent. */
  static String of(List<String> priority) {
    return priority.isEmpty()
        ? ""
        : ": "
            + String.join(
                ", ", priority.stream().map(key -> WORDS.getOrDefault(key, key)).toList());
  }
}
