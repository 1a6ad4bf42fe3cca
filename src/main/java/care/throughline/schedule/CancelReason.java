package care.throughline.schedule;

import care.throughline.platform.Texts;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Why the product itself cancels a session or a meeting. It is kept by fixed words, which other
 * questions compare, and told in the reader's language.
 */
public enum CancelReason {
  PLAN_CHANGED("The plan changed"),
  PROGRAMME_PAUSED("The programme is paused"),
  PROGRAMME_ENDED("The programme ended"),
  SITE_CLOSED("The site is closed"),
  SITE_CLOSED_ALL_WEEK("The site is closed and the week has no other day"),
  THERAPIST_AWAY("The therapist is away and the week has no other day"),
  TIME_TAKEN("The time is taken and the week has no other day"),
  ELSEWHERE("The person is somewhere else at that time"),
  HOLIDAY("Holiday"),
  /** A meeting that could not be held in its week; it may be made up in another group. */
  HOLIDAY_NO_OTHER_TIME("Holiday, and its week has no other time"),
  SHORT_NOTICE("Closed at short notice");

  private final String kept;

  CancelReason(String kept) {
    this.kept = kept;
  }

  /** As stored. */
  public String kept() {
    return kept;
  }

  /**
   * A reason as it is shown: one of these in the reader's language, what people wrote as it is.
   *
   * @param kept as stored; null when no reason is known
   */
  public static @Nullable String words(@Nullable String kept) {
    return Arrays.stream(values())
        .filter(reason -> reason.kept.equals(kept))
        .findFirst()
        .map(CancelReason::words)
        .orElse(kept);
  }

  private String words() {
    return switch (this) {
      case PLAN_CHANGED -> Texts.of("schedule.cancel.plan-changed");
      case PROGRAMME_PAUSED -> Texts.of("schedule.cancel.programme-paused");
      case PROGRAMME_ENDED -> Texts.of("schedule.cancel.programme-ended");
      case SITE_CLOSED -> Texts.of("schedule.cancel.site-closed");
      case SITE_CLOSED_ALL_WEEK -> Texts.of("schedule.cancel.site-closed-all-week");
      case THERAPIST_AWAY -> Texts.of("schedule.cancel.therapist-away");
      case TIME_TAKEN -> Texts.of("schedule.cancel.time-taken");
      case ELSEWHERE -> Texts.of("schedule.cancel.elsewhere");
      case HOLIDAY -> Texts.of("schedule.cancel.holiday");
      case HOLIDAY_NO_OTHER_TIME -> Texts.of("schedule.cancel.holiday-no-other-time");
      case SHORT_NOTICE -> Texts.of("schedule.cancel.short-notice");
    };
  }
}
