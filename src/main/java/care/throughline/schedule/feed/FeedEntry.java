package care.throughline.schedule.feed;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One entry of a calendar feed. */
public sealed interface FeedEntry {

  /** Stays the same for as long as the row exists. */
  UUID uid();

  FeedSummary summary();

  /**
   * Something at a time.
   *
   * @param startsAt in the zone in which it was planned
   * @param sequence raised with every change that a calendar must show
   * @param changedAt null when nobody has changed it since it was planned
   * @param cancelled shown as cancelled, so that a calendar takes it out
   */
  record Timed(
      UUID uid,
      FeedSummary summary,
      ZonedDateTime startsAt,
      ZonedDateTime endsAt,
      int sequence,
      @Nullable Instant changedAt,
      boolean cancelled)
      implements FeedEntry {}

  /**
   * Whole days.
   *
   * @param until the first day that is no longer part of it
   */
  record WholeDays(UUID uid, FeedSummary summary, LocalDate from, LocalDate until)
      implements FeedEntry {}
}
