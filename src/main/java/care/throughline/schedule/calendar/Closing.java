package care.throughline.schedule.calendar;

import care.throughline.access.Site;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One act that closes a site: for hours, for a day, or for several days on end.
 *
 * @param days at least one, in order
 * @param decidedBy user name of whoever closed it; null for days known since the site was set up
 * @param cancelled what was cancelled and whom it told; null when nothing is known of it
 */
public record Closing(
    UUID id,
    String site,
    List<Closure> days,
    @Nullable Instant decidedAt,
    @Nullable String decidedBy,
    @Nullable Cancelled cancelled) {

  /** How many meetings, sessions of people and people one closing touched when it was decided. */
  public record Cancelled(int meetings, int sessions, int people) {}

  public Closure first() {
    return days.get(0);
  }

  public Closure last() {
    return days.get(days.size() - 1);
  }

  /** When it begins at its site. */
  public Instant begins(Site at) {
    LocalTime from = first().from();
    LocalDate day = first().day();
    return from == null
        ? day.atStartOfDay(at.zone()).toInstant()
        : day.atTime(from).atZone(at.zone()).toInstant();
  }

  /** From when to when, such as {@code Mon 4 Jan 2027, 08:00 to Wed 6 Jan 2027, 12:00}. */
  public String words() {
    Closure first = first();
    if (days.size() == 1) {
      String day = DateText.SHORT_DAY_AND_YEAR.of(first.day());
      return first.wholeDay() ? day : Texts.of("schedule.closing.hours-of-day", day, first.hours());
    }
    return Texts.of(
        "schedule.closing.from-to",
        words(first.day(), first.from()),
        words(last().day(), last().until()));
  }

  private static String words(LocalDate on, @Nullable LocalTime at) {
    String day = DateText.SHORT_DAY_AND_YEAR.of(on);
    return at == null ? day : Texts.of("schedule.closing.time-of-day", day, at);
  }
}
