package care.throughline.worklist.web;

import care.throughline.platform.Texts;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.WorkItem;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an item stands in time.
 *
 * @param state {@code late}, {@code soon}, {@code ok}, {@code hold} or {@code done}
 * @param text such as {@code 1 h 20 late}
 * @param clock the limit itself; null when the text says it all
 * @param trackPercent how much of the allowed time is used, 100 = due; null when no track is drawn
 */
public record Due(
    String state, String text, @Nullable String clock, @Nullable Integer trackPercent) {

  private static final int LIMIT_PERCENT = 100;
  private static final int LONGEST_TRACK = 999;
  private static final int SOON_PERCENT = 80;
  private static final Duration SOON = Duration.ofHours(2);

  /** Where an item stands at the moment of the texts. */
  public static Due of(WorkItem item, TimeTexts times) {
    Instant ended = item.endedAt();
    if (ended != null) {
      return new Due(
          "done",
          "done".equals(item.state())
              ? Texts.of("worklist.due.done")
              : Texts.of("worklist.due.not-needed"),
          times.when(ended),
          null);
    }
    Instant later = item.snoozedUntil();
    if (later != null && later.isAfter(times.now())) {
      return new Due(
          "hold",
          Texts.of("worklist.due.until", times.when(later)),
          times.limit(item.dueAt()),
          null);
    }
    int used = percentUsed(item, times.now());
    return new Due(
        state(item, times.now(), used), times.left(item.dueAt()), times.limit(item.dueAt()), used);
  }

  /** True when the limit has passed. */
  public boolean late() {
    return "late".equals(state);
  }

  private static String state(WorkItem item, Instant now, int used) {
    if (!item.dueAt().isAfter(now)) {
      return "late";
    }
    return used >= SOON_PERCENT || Duration.between(now, item.dueAt()).compareTo(SOON) <= 0
        ? "soon"
        : "ok";
  }

  private static int percentUsed(WorkItem item, Instant now) {
    long allowed = Math.max(1, Duration.between(item.createdAt(), item.dueAt()).toSeconds());
    long used = Math.max(0, Duration.between(item.createdAt(), now).toSeconds());
    return (int) Math.min(LONGEST_TRACK, used * LIMIT_PERCENT / allowed);
  }
}
