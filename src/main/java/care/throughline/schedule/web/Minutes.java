package care.throughline.schedule.web;

import care.throughline.platform.Texts;

/** Minutes as people tell them. */
final class Minutes {

  private static final int HOUR = 60;

  private Minutes() {}

  /** Such as {@code 7 h}, {@code 6 h 30 min} or {@code 45 min}. */
  static String words(int minutes) {
    if (minutes < HOUR) {
      return Texts.of("schedule-pages.minutes.min", minutes);
    }
    int rest = minutes % HOUR;
    return rest == 0
        ? Texts.of("schedule-pages.minutes.hours", minutes / HOUR)
        : Texts.of("schedule-pages.minutes.both", minutes / HOUR, rest);
  }
}
