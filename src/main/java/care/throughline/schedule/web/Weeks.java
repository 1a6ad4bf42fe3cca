package care.throughline.schedule.web;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.platform.Texts;
import care.throughline.schedule.timetable.CalendarWeek;
import care.throughline.schedule.timetable.WeekFacts;
import care.throughline.schedule.timetable.WeekFactsBook;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.server.ResponseStatusException;

/** The week a request asks for, at the reader's site. */
@Component
class Weeks {

  private final Sites sites;
  private final WeekFactsBook facts;
  private final Clock clock;

  Weeks(Sites sites, WeekFactsBook facts, Clock clock) {
    this.sites = sites;
    this.facts = facts;
    this.clock = clock;
  }

  /** A week that was asked for, with what it is judged by. */
  record Asked(Site site, CalendarWeek week, CalendarWeek current, WeekFacts facts, Instant now) {

    LocalDate today() {
      return site.dayOf(now);
    }
  }

  /**
   * The week.
   *
   * @param day any day of it, such as {@code 2027-01-04}; null for the week it is
   * @throws ResponseStatusException 400 when it is no day
   */
  Asked asked(@Nullable String day, Staff reader) {
    Site site = sites.get(reader.site());
    Instant now = clock.instant();
    CalendarWeek current = CalendarWeek.now(now, site);
    CalendarWeek week =
        day == null || day.isBlank()
            ? current
            : CalendarWeek.parse(day)
                .orElseThrow(
                    () ->
                        new ResponseStatusException(
                            HttpStatus.BAD_REQUEST, Texts.of("schedule-pages.sent.week")));
    return new Asked(site, week, current, facts.of(week, site), now);
  }

  /** The heading of the page and the ways to other weeks. */
  static void head(Model model, Asked asked, String path, String kept) {
    model.addAttribute("weekTitle", TimetableViews.title(asked.week()));
    model.addAttribute("week", asked.week().monday());
    model.addAttribute("thisWeek", asked.week().equals(asked.current()));
    model.addAttribute("previous", href(path, asked.week().previous(), kept));
    model.addAttribute("next", href(path, asked.week().next(), kept));
    model.addAttribute("current", href(path, asked.current(), kept));
    model.addAttribute("zone", asked.site().zone().getId());
  }

  private static String href(String path, CalendarWeek week, String kept) {
    return path + "?week=" + week.monday() + kept;
  }
}
