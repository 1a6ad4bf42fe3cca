package care.throughline.worklist;

import care.throughline.access.Site;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;

/**
 * How long a task may take, as a model writes it: {@code PT4H@business}, {@code P2D@business},
 * {@code P7D@calendar}, {@code PT24H@clock}. Business time stands still while the site is closed,
 * calendar days keep the local time, clock time only elapses.
 */
record DueTime(String amount, String kind) {

  /**
   * Reads a model's due property.
   *
   * @throws IllegalArgumentException when it is not of the form above
   */
  static DueTime parse(String text) {
    int at = text.indexOf('@');
    if (at < 1) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no due time; write one such as PT4H@business.");
    }
    DueTime due = new DueTime(text.substring(0, at), text.substring(at + 1));
    boolean known =
        due.kind.equals("business")
            || (due.kind.equals("calendar") && due.days())
            || (due.kind.equals("clock") && !due.days());
    if (!known) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is no due time; days go with business or calendar, hours with business or clock.");
    }
    return due;
  }

  /** When something that begins at {@code start} is due at the site. */
  Instant after(Instant start, Site site) {
    return switch (kind) {
      case "business" ->
          days()
              ? site.plusWorkingDays(start, Period.parse(amount).getDays())
              : site.plusWorkingTime(start, Duration.parse(amount));
      case "calendar" -> site.plusCalendarDays(start, Period.parse(amount).getDays());
      default -> start.plus(Duration.parse(amount));
    };
  }

  private boolean days() {
    return !amount.contains("T");
  }
}
