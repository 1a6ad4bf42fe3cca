package care.throughline.escalation;

import care.throughline.access.Site;
import care.throughline.platform.Texts;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * The distance between two rungs. Clinic time stands still while the site is closed; clock time
 * only elapses.
 *
 * @param amount from 1 to 1000
 */
public record Interval(int amount, Unit unit) {

  /** What is counted. */
  public enum Unit {
    CLINIC_DAYS,
    CLINIC_HOURS,
    HOURS,
    MINUTES;

    /** True when it stands still while the site is closed. */
    public boolean clinic() {
      return this == CLINIC_DAYS || this == CLINIC_HOURS;
    }
  }

  /** So many intervals after an instant; none or fewer gives the instant, when the site is open. */
  Instant after(Instant from, int times, Site site) {
    int many = Math.max(0, times) * amount;
    return switch (unit) {
      case CLINIC_DAYS ->
          many == 0 ? site.plusWorkingTime(from, Duration.ZERO) : site.plusWorkingDays(from, many);
      case CLINIC_HOURS -> site.plusWorkingTime(from, Duration.ofHours(many));
      case HOURS -> from.plus(Duration.ofHours(many));
      case MINUTES -> from.plus(Duration.ofMinutes(many));
    };
  }

  /** In the reader's language, such as {@code 4 clinic hours}. */
  public String words() {
    return words(1);
  }

  /** So many of them, in the reader's language. */
  String words(int times) {
    return Texts.of(
        "escalation.interval." + unit.name().toLowerCase(Locale.ROOT).replace('_', '-'),
        amount * times);
  }
}
