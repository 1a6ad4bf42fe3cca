package care.throughline.schedule.web;

import care.throughline.access.Site;
import care.throughline.platform.web.Counted;
import care.throughline.schedule.calendar.Closing;
import care.throughline.schedule.calendar.Closure;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One closing as pages show it.
 *
 * @param days each of its days in words
 * @param decided by whom and when; null when nothing is known of it
 * @param cancelled what it cancelled, as a sentence
 * @param ahead true while it has not begun and can be taken back
 */
record ClosingView(
    String id,
    String words,
    String name,
    String kind,
    List<String> days,
    @Nullable String decided,
    String cancelled,
    boolean ahead) {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);

  static ClosingView of(Closing closing, Site site, Instant now) {
    Instant decidedAt = closing.decidedAt();
    return new ClosingView(
        closing.id().toString(),
        closing.words(),
        closing.first().reason(),
        closing.first().holiday() ? "Holiday" : "Closure",
        closing.days().stream().map(ClosingView::day).toList(),
        decidedAt == null || closing.decidedBy() == null
            ? null
            : "By " + closing.decidedBy() + ", " + TIME.format(decidedAt.atZone(site.zone())),
        cancelled(closing.cancelled()),
        closing.begins(site).isAfter(now));
  }

  /** From when to when a closing would be, of what was typed. */
  static String words(CalendarBody.ClosureBody body, String site) {
    var wish = body.read(site);
    return DAY.format(wish.day())
        + (wish.from() == null ? "" : ", " + wish.from())
        + (wish.lastDay().equals(wish.day())
            ? wish.until() == null ? "" : " to " + wish.until()
            : " to "
                + DAY.format(wish.lastDay())
                + (wish.until() == null ? "" : ", " + wish.until()));
  }

  private static String day(Closure day) {
    return DAY.format(day.day()) + ", " + (day.wholeDay() ? "the whole day" : day.hours());
  }

  private static String cancelled(Closing.@Nullable Cancelled known) {
    if (known == null) {
      return "Nothing is known of what it cancelled.";
    }
    return known.sessions() == 0 && known.meetings() == 0
        ? "Nothing was planned then."
        : "The programme cancelled "
            + Counted.of(known.meetings(), "group meeting", "group meetings")
            + " and "
            + Counted.of(known.sessions(), "session", "sessions")
            + "; "
            + Counted.of(known.people(), "person was told, once.", "people were told, once each.");
  }
}
