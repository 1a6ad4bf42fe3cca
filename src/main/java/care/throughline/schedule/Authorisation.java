package care.throughline.schedule;

import care.throughline.platform.Texts;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a payer authorised, and how much of it is used.
 *
 * @param id null when it is only what the admission check said
 * @param unit {@code day} or {@code session}
 * @param units how many of them, over the whole period
 * @param startsOn first day, in the zone of the site
 * @param endsOn last day
 * @param used sessions attended in the period, or days with one
 */
public record Authorisation(
    @Nullable UUID id, String unit, int units, LocalDate startsOn, LocalDate endsOn, int used) {

  /** So few units left are worth a renewal (domain guide 4.6, U3: concurrent review before). */
  private static final int FEW_UNITS = 5;

  private static final int FEW_DAYS = 7;

  /** Units left; never below none. */
  public int left() {
    return Math.max(units - used, 0);
  }

  /** {@code late} when none is left or it is over, {@code soon} when it runs out, else ok. */
  public String state(LocalDate today) {
    if (left() == 0 || today.isAfter(endsOn)) {
      return "late";
    }
    return left() <= FEW_UNITS || ChronoUnit.DAYS.between(today, endsOn) <= FEW_DAYS
        ? "soon"
        : "ok";
  }

  /** Such as {@code 5 of 12 sessions left}. */
  public String words() {
    return unit.equals("day")
        ? Texts.of("schedule.authorisation.days-left", left(), units)
        : Texts.of("schedule.authorisation.sessions-left", left(), units);
  }
}
