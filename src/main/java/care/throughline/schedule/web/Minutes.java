package care.throughline.schedule.web;

/** Minutes as people tell them. */
final class Minutes {

  private static final int HOUR = 60;

  private Minutes() {}

  /** Such as {@code 7 h}, {@code 6 h 30 min} or {@code 45 min}. */
  static String words(int minutes) {
    if (minutes < HOUR) {
      return minutes + " min";
    }
    int rest = minutes % HOUR;
    return minutes / HOUR + " h" + (rest == 0 ? "" : " " + rest + " min");
  }
}
