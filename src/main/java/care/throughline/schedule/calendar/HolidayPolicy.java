package care.throughline.schedule.calendar;

import java.util.Arrays;

/** What becomes of a session on a day that is closed ahead of time (domain guide 6.3). */
public enum HolidayPolicy {
  /** It is left out and made good after the last week: the end moves. */
  SKIP_EXTEND("skipExtend", "Left out; the programme ends later by what was missed"),
  /** It takes place on another open day of the same week, if there is one. */
  MAKEUP_SAME_WEEK("makeupSameWeek", "Held on another day of the same week, if one is free"),
  /** It is left out; the end stays. */
  SKIP_KEEP_END("skipKeepEnd", "Left out; the programme ends when it would have");

  private final String key;
  private final String words;

  HolidayPolicy(String key, String words) {
    this.key = key;
    this.words = words;
  }

  /** As stored. */
  public String key() {
    return key;
  }

  public String words() {
    return words;
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
