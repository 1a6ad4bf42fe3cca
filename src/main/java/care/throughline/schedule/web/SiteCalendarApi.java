package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.platform.web.Listing;
import care.throughline.schedule.booking.Editors;
import care.throughline.schedule.calendar.ClinicHours;
import care.throughline.schedule.calendar.Closure;
import care.throughline.schedule.calendar.ClosureEffect;
import care.throughline.schedule.calendar.Closures;
import care.throughline.schedule.calendar.HolidayProposal;
import care.throughline.schedule.calendar.HolidayProposals;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
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
  private final HolidayProposals proposals;

  SiteCalendarApi(Closures closures, ClinicHours hours, HolidayProposals proposals) {
    this.closures = closures;
    this.hours = hours;
    this.proposals = proposals;
  }

  @Operation(summary = "List closures from a day on")
  @GetMapping("/closures")
  Listing<Closure> closures(@RequestParam String from, Staff reader) {
    read(reader);
    List<Closure> found = closures.from(reader.site(), CalendarBody.day(from));
    return new Listing<>(found, found.size(), null);
  }

  @Operation(summary = "Say what a closure would cancel; changes nothing")
  @PostMapping("/closures/preview")
  ClosureEffect preview(@RequestBody CalendarBody.ClosureBody body, Staff by) {
    edit(by);
    return closures.preview(body.read(by.site()));
  }

  @Operation(summary = "Close the site for that time and cancel what is planned then")
  @PostMapping("/closures")
  @ResponseStatus(HttpStatus.CREATED)
  ClosureEffect close(@RequestBody CalendarBody.ClosureBody body, Staff by) {
    edit(by);
    return closures.close(body.read(by.site()), by);
  }

  @Operation(summary = "Take a closure back; what it cancelled stays cancelled")
  @DeleteMapping("/closures/{day}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reopen(@PathVariable String day, Staff by) {
    edit(by);
    closures.reopen(by.site(), CalendarBody.day(day), by);
  }

  @Operation(summary = "List public holidays of a year on which the site is not closed yet")
  @GetMapping("/holiday-proposals")
  Listing<HolidayProposal> proposals(@RequestParam int year, Staff reader) {
    read(reader);
    List<HolidayProposal> found = proposals.of(reader.site(), year);
    return new Listing<>(found, found.size(), null);
  }

  @Operation(
      summary = "Replace the weekly hours; answers with what is planned outside of the new ones")
  @PutMapping("/hours")
  Listing<String> hours(@RequestBody Map<String, Map<String, String>> week, Staff by) {
    edit(by);
    var read = CalendarBody.week(week);
    List<String> outside = hours.outside(by.site(), read);
    hours.set(by.site(), read, by);
    return new Listing<>(outside, outside.size(), null);
  }

  private static void read(Staff reader) {
    if (!reader.seesPeople()) {
      throw new AccessDeniedException("Only for staff who work with people in care.");
    }
  }

  private static void edit(Staff by) {
    if (!Editors.may(by)) {
      throw new AccessDeniedException("Only for supervisors and directors.");
    }
  }
}
