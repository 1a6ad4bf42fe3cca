package care.throughline.schedule.calendar;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.schedule.ScheduleRefused;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Year;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Public holidays that a calendar library knows of; people decide on which of them a site closes.
 */
@Component
public class HolidayProposals {

  private static final Pattern REGION = Pattern.compile("[a-z]{2}(-[a-z]{1,3})?");
  private static final int YEARS_AHEAD = 3;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Sites sites;
  private final Closures closures;

  HolidayProposals(JdbcClient jdbc, Clock clock, Sites sites, Closures closures) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.sites = sites;
    this.closures = closures;
  }

  /**
   * The holidays of a year that are still to come and on which the site is not closed yet, in
   * order.
   *
   * @throws ScheduleRefused when the year is past or too far ahead
   */
  public List<HolidayProposal> of(String siteId, int year) {
    Site site = sites.get(siteId);
    LocalDate today = site.dayOf(clock.instant());
    if (year < today.getYear() || year > today.getYear() + YEARS_AHEAD) {
      throw new ScheduleRefused(
          Texts.of(
              "schedule.holiday.not-that-year",
              String.valueOf(year),
              String.valueOf(today.getYear()),
              String.valueOf(today.getYear() + YEARS_AHEAD)));
    }
    Set<LocalDate> known =
        closures.from(siteId, today).stream().map(Closure::day).collect(Collectors.toSet());
    return inRegion(region(siteId), year).stream()
        .filter(found -> found.day().isAfter(today) && !known.contains(found.day()))
        .map(
            found ->
                new HolidayProposal(
                    found.day(),
                    found.name(),
                    site.hours().containsKey(found.day().getDayOfWeek())))
        .toList();
  }

  /**
   * The proposal for that day.
   *
   * @throws ScheduleRefused when none is proposed then
   */
  public HolidayProposal on(String siteId, LocalDate day) {
    return of(siteId, day.getYear()).stream()
        .filter(proposal -> proposal.day().equals(day))
        .findFirst()
        .orElseThrow(
            () ->
                new ScheduleRefused(
                    Texts.of("schedule.holiday.none-that-day", DateText.DAY_AND_YEAR.of(day))));
  }

  /**
   * Whose holidays are proposed: a country such as {@code us}, or a state such as {@code us-ny}.
   */
  public String region(String siteId) {
    return jdbc.sql("select holiday_country from site where id = ?")
        .param(siteId)
        .query(String.class)
        .single();
  }

  static List<HolidayProposal> inRegion(String region, int year) {
    if (!REGION.matcher(region).matches()) {
      throw new ScheduleRefused(Texts.of("schedule.holiday.no-region", region));
    }
    String[] parts = region.split("-", 2);
    HolidayManager manager = HolidayManager.getInstance(ManagerParameters.create(parts[0]));
    var found =
        parts.length == 1
            ? manager.getHolidays(Year.of(year))
            : manager.getHolidays(Year.of(year), parts[1]);
    return found.stream()
        // What is confirmed is kept as the reason of a closure, so it is in the clinic's language.
        .map(
            holiday ->
                new HolidayProposal(
                    holiday.getDate(), holiday.getDescription(Texts.clinic()), true))
        .sorted(Comparator.comparing(HolidayProposal::day).thenComparing(HolidayProposal::name))
        .toList();
  }
}
