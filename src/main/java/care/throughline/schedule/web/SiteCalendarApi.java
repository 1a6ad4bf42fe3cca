package care.throughline.schedule.web;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.platform.web.Listing;
import care.throughline.schedule.calendar.ClinicHours;
import care.throughline.schedule.calendar.Closing;
import care.throughline.schedule.calendar.Closure;
import care.throughline.schedule.calendar.ClosureEffect;
import care.throughline.schedule.calendar.Closures;
import care.throughline.schedule.calendar.HoursChange;
import care.throughline.schedule.calendar.OutsideSeries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The calendar of the reader's site, for programs. */
@Tag(name = "Site calendar", description = "Hours, closures and holidays of a site")
@RestController
@RequestMapping("/api/v1/site-calendar")
class SiteCalendarApi {

  private final Closures closures;
  private final ClinicHours hours;
  private final Sites sites;
  private final Clock clock;

  SiteCalendarApi(Closures closures, ClinicHours hours, Sites sites, Clock clock) {
    this.closures = closures;
    this.hours = hours;
    this.sites = sites;
    this.clock = clock;
  }

  /** Why the site is closed, for staff. */
  record Reason(@Nullable String reason) {

    String text() {
      return reason == null ? "" : reason;
    }
  }

  /**
   * Whether a site is open.
   *
   * @param until when it closes; null while it is closed
   * @param opens when it opens next; null while it is open, or when it does not within a year
   */
  record OpenAnswer(boolean open, @Nullable Instant until, @Nullable Instant opens) {}

  /** The hours of one weekday, wall time of the site. */
  record HoursAnswer(String opens, String closes) {}

  @Operation(summary = "List closures from a day on")
  @GetMapping("/closures")
  Listing<Closure> closures(@RequestParam String from, Staff reader) {
    SiteAccess.read(reader);
    List<Closure> found = closures.from(reader.site(), CalendarBody.day(from));
    return new Listing<>(found, found.size(), null);
  }

  @Operation(summary = "List closings that are not over on a day, each with all of its days")
  @GetMapping("/closings")
  Listing<Closing> closings(@RequestParam String from, Staff reader) {
    SiteAccess.read(reader);
    List<Closing> found = closures.closings(reader.site(), CalendarBody.day(from));
    return new Listing<>(found, found.size(), null);
  }

  @Operation(summary = "Read one closing: its days, who decided it, what it cancelled")
  @GetMapping("/closings/{id}")
  Closing closing(@PathVariable UUID id, Staff reader) {
    SiteAccess.read(reader);
    return closures
        .closing(reader.site(), id)
        .orElseThrow(() -> new NoSuchElementException("There is no such closing."));
  }

  @Operation(summary = "Take a closing back that has not begun; what it cancelled stays cancelled")
  @DeleteMapping("/closings/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void lift(@PathVariable UUID id, Staff by) {
    SiteAccess.edit(by);
    closures.lift(by.site(), id, by);
  }

  @Operation(summary = "Say whether the site is open at an instant, and when that changes")
  @GetMapping("/open")
  OpenAnswer open(@RequestParam(required = false) @Nullable String at, Staff reader) {
    SiteAccess.read(reader);
    Site site = sites.get(reader.site());
    Instant asked = at == null ? clock.instant() : CalendarBody.instant(at);
    Instant until = site.openUntil(asked).orElse(null);
    return new OpenAnswer(
        until != null, until, until == null ? site.opensNext(asked).orElse(null) : null);
  }

  @Operation(summary = "Say what a closure would cancel; changes nothing")
  @PostMapping("/closures/preview")
  ClosureEffect preview(@RequestBody CalendarBody.ClosureBody body, Staff by) {
    SiteAccess.edit(by);
    return closures.preview(body.read(by.site()));
  }

  @Operation(summary = "Close the site, for hours or days on end, and cancel what is planned then")
  @PostMapping("/closures")
  @ResponseStatus(HttpStatus.CREATED)
  ClosureEffect close(@RequestBody CalendarBody.ClosureBody body, Staff by) {
    SiteAccess.edit(by);
    return closures.close(body.read(by.site()), by);
  }

  @Operation(
      summary =
          "Take the closing of a day back, with all of its days; what it cancelled stays cancelled")
  @DeleteMapping("/closures/{day}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reopen(@PathVariable String day, Staff by) {
    SiteAccess.edit(by);
    closures.reopen(by.site(), CalendarBody.day(day), by);
  }

  @Operation(
      summary = "Say differently why the site is closed on a day; the closing it belongs to stays")
  @PutMapping("/closures/{day}")
  Closure reword(@PathVariable String day, @RequestBody Reason body, Staff by) {
    SiteAccess.edit(by);
    LocalDate on = CalendarBody.day(day);
    closures.reword(by.site(), on, body.text(), by);
    return closures.from(by.site(), on).get(0);
  }

  @Operation(summary = "Read the weekly hours; a weekday that is missing is closed")
  @GetMapping("/hours")
  Map<String, HoursAnswer> hours(Staff reader) {
    SiteAccess.read(reader);
    Map<String, HoursAnswer> week = new LinkedHashMap<>();
    new TreeMap<>(sites.get(reader.site()).hours())
        .forEach(
            (day, that) ->
                week.put(
                    day.name().toLowerCase(Locale.ROOT),
                    new HoursAnswer(that.opens().toString(), that.closes().toString())));
    return week;
  }

  @Operation(summary = "Say what new weekly hours change and what would lie outside; saves nothing")
  @PostMapping("/hours/preview")
  HoursChange hoursPreview(@RequestBody Map<String, Map<String, String>> week, Staff by) {
    SiteAccess.edit(by);
    return hours.change(by.site(), CalendarBody.week(week));
  }

  @Operation(
      summary = "Replace the weekly hours; answers with what is planned outside of the new ones")
  @PutMapping("/hours")
  Listing<String> hours(@RequestBody Map<String, Map<String, String>> week, Staff by) {
    SiteAccess.edit(by);
    var read = CalendarBody.week(week);
    List<String> outside =
        hours.outside(by.site(), read).stream().map(OutsideSeries::words).toList();
    hours.set(by.site(), read, by);
    return new Listing<>(outside, outside.size(), null);
  }
}
