package care.throughline.access;

import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hours of one day, in the site's zone.
 *
 * @param closes later than {@code opens}, on the same day; {@link LocalTime#MAX} for its last
 *     minute
 */
public record Hours(LocalTime opens, LocalTime closes) {

  private static final int SECONDS = 60;

  /** From the first minute of the day on without a start, until its last without an end. */
  public static Hours between(@Nullable LocalTime from, @Nullable LocalTime until) {
    return new Hours(from == null ? LocalTime.MIN : from, until == null ? LocalTime.MAX : until);
  }

  /** True when some of those minutes are within these hours. */
  public boolean touch(LocalTime from, int minutes) {
    return from.isBefore(closes)
        && opens.toSecondOfDay() < from.toSecondOfDay() + minutes * SECONDS;
  }

  /** What is left of these hours without others: none, one or two stretches, in order. */
  List<Hours> without(Hours others) {
    List<Hours> left = new ArrayList<>();
    if (opens.isBefore(others.opens)) {
      left.add(new Hours(opens, closes.isBefore(others.opens) ? closes : others.opens));
    }
    if (others.closes.isBefore(closes)) {
      left.add(new Hours(opens.isAfter(others.closes) ? opens : others.closes, closes));
    }
    return left;
  }

  /**
   * In words, such as {@code from 08:00 to 12:00}, {@code from 08:00 on} or {@code until 12:00}.
   */
  public String words() {
    if (closes.equals(LocalTime.MAX)) {
      return Texts.of("access.hours.from", DateText.CLOCK.of(opens));
    }
    return opens.equals(LocalTime.MIN)
        ? Texts.of("access.hours.until", DateText.CLOCK.of(closes))
        : Texts.of("access.hours.between", DateText.CLOCK.of(opens), DateText.CLOCK.of(closes));
  }
}
