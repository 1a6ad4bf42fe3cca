package care.throughline.schedule.web;

import care.throughline.access.Site;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.schedule.calendar.Closing;
import care.throughline.schedule.calendar.Closure;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
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

  static ClosingView of(Closing closing, Site site, Instant now) {
    Instant decidedAt = closing.decidedAt();
    return new ClosingView(
        closing.id().toString(),
        closing.words(),
        closing.first().reason(),
        closing.first().holiday()
            ? Texts.of("schedule-pages.closing.holiday")
            : Texts.of("schedule-pages.closing.closure"),
        closing.days().stream().map(ClosingView::day).toList(),
        decidedAt == null || closing.decidedBy() == null
            ? null
            : Texts.of(
                "schedule-pages.closing.decided",
                closing.decidedBy(),
                DateText.SHORT_DAY_AND_YEAR.of(decidedAt.atZone(site.zone())),
                DateText.CLOCK.of(decidedAt.atZone(site.zone()))),
        cancelled(closing.cancelled()),
        closing.begins(site).isAfter(now));
  }

  /** From when to when a closing would be, of what was typed. */
  static String words(CalendarBody.ClosureBody body, String site) {
    var wish = body.read(site);
    String begins = moment(wish.day(), wish.from());
    if (!wish.lastDay().equals(wish.day())) {
      return Texts.of("schedule-pages.closing.span", begins, moment(wish.lastDay(), wish.until()));
    }
    return wish.until() == null
        ? begins
        : Texts.of("schedule-pages.closing.span", begins, DateText.CLOCK.of(wish.until()));
  }

  private static String moment(LocalDate day, @Nullable LocalTime time) {
    String words = DateText.SHORT_DAY_AND_YEAR.of(day);
    return time == null
        ? words
        : Texts.of("schedule-pages.closing.moment", words, DateText.CLOCK.of(time));
  }

  private static String day(Closure day) {
    String words = DateText.SHORT_DAY_AND_YEAR.of(day.day());
    return day.wholeDay()
        ? Texts.of("schedule-pages.closing.whole-day", words)
        : Texts.of("schedule-pages.closing.moment", words, day.hours());
  }

  private static String cancelled(Closing.@Nullable Cancelled known) {
    if (known == null) {
      return Texts.of("schedule-pages.closing.nothing-known");
    }
    return known.sessions() == 0 && known.meetings() == 0
        ? Texts.of("schedule-pages.closing.nothing-planned")
        : Texts.of(
            "schedule-pages.closing.cancelled", known.meetings(), known.sessions(), known.people());
  }
}
