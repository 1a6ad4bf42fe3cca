package care.throughline.schedule.calendar;

import care.throughline.platform.Texts;
import java.util.Arrays;

/** What becomes of a session on a day that is closed ahead of time (domain guide 6.3). */
public enum HolidayPolicy {
  /** It is left out and made good after the last week: the end moves. */
  SKIP_EXTEND("skipExtend"),
  /** It takes place on another open day of the same week, if there is one. */
  MAKEUP_SAME_WEEK("makeupSameWeek"),
  /** It is left out; the end stays. */
  SKIP_KEEP_END("skipKeepEnd");

  private final String key;

  HolidayPolicy(String key) {
    this.key = key;
  }

  /** As stored. */
  public String key() {
    return key;
  }

  /** As a person reads it. */
  public String words() {
    return switch (this) {
      case SKIP_EXTEND -> Texts.of("schedule.holiday.skip-extend");
      case MAKEUP_SAME_WEEK -> Texts.of("schedule.holiday.makeup-same-week");
      case SKIP_KEEP_END -> Texts.of("schedule.holiday.skip-keep-end");
    };
  }

  /**
   * The policy with that key.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static HolidayPolicy of(String key) {
    return Arrays.stream(values())
        .filter(policy -> policy.key.equals(key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("\"" + key + "\" is no holiday policy."));
  }
}
