package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.platform.web.Listing;
import care.throughline.schedule.calendar.ClinicHours;
import care.throughline.schedule.calendar.ClosureEffect;
import care.throughline.schedule.calendar.Closures;
import care.throughline.schedule.calendar.HolidayProposal;
import care.throughline.schedule.calendar.HolidayProposals;
import care.throughline.schedule.calendar.HolidayRegions;
import care.throughline.schedule.calendar.NewClosure;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Holidays of the reader's site, for programs: whose, which, and what becomes of sessions. */
@Tag(name = "Site calendar", description = "Hours, closures and holidays of a site")
@RestController
@RequestMapping("/api/v1/site-calendar")
class HolidayApi {

  private final HolidayProposals proposals;
  private final HolidayRegions regions;
  private final Closures closures;
  private final ClinicHours hours;

  HolidayApi(
      HolidayProposals proposals, HolidayRegions regions, Closures closures, ClinicHours hours) {
    this.proposals = proposals;
    this.regions = regions;
    this.closures = closures;
    this.hours = hours;
  }

  /** A day, such as {@code 2027-11-25}. */
  record Day(@Nullable String day) {}

  /** What the site does about holidays; by its key. */
  record Policy(@Nullable String policy, @Nullable String words) {}

  /** Whose holidays are proposed: a country such as us, or a state such as us-ny. */
  record Region(@Nullable String region) {}

  @Operation(summary = "List public holidays of a year on which the site is not closed yet")
  @GetMapping("/holiday-proposals")
  Listing<HolidayProposal> proposals(@RequestParam int year, Staff reader) {
    SiteAccess.read(reader);
    List<HolidayProposal> found = proposals.of(reader.site(), year);
    return new Listing<>(found, found.size(), null);
  }

  @Operation(summary = "Accept a proposed holiday: the site closes on it, the policy is applied")
  @PostMapping("/holidays")
  @ResponseStatus(HttpStatus.CREATED)
  ClosureEffect accept(@RequestBody Day body, Staff by) {
    SiteAccess.edit(by);
    HolidayProposal proposal = proposals.on(by.site(), CalendarBody.day(body.day()));
    return closures.close(
        new NewClosure(by.site(), proposal.day(), null, null, true, proposal.name()), by);
  }

  @Operation(summary = "Read what becomes of sessions on a holiday")
  @GetMapping("/holiday-policy")
  Policy policy(Staff reader) {
    SiteAccess.read(reader);
    var policy = hours.policy(reader.site());
    return new Policy(policy.key(), policy.words());
  }

  @Operation(summary = "Set what becomes of sessions on holidays confirmed from now on")
  @PutMapping("/holiday-policy")
  Policy policy(@RequestBody Policy body, Staff by) {
    SiteAccess.edit(by);
    hours.policy(by.site(), CalendarBody.policy(body.policy()), by);
    return policy(by);
  }

  @Operation(summary = "Read whose public holidays are proposed")
  @GetMapping("/holiday-region")
  Region region(Staff reader) {
    SiteAccess.read(reader);
    return new Region(proposals.region(reader.site()));
  }

  @Operation(summary = "Set whose public holidays are proposed; days closed already stay closed")
  @PutMapping("/holiday-region")
  Region region(@RequestBody Region body, Staff by) {
    SiteAccess.edit(by);
    regions.set(by.site(), Objects.requireNonNullElse(body.region(), ""), by);
    return region(by);
  }

  @Operation(summary = "List countries whose holidays are known, or the states of one of them")
  @GetMapping("/holiday-regions")
  Listing<HolidayRegions.Region> regions(
      @RequestParam(required = false) @Nullable String country, Staff reader) {
    SiteAccess.read(reader);
    List<HolidayRegions.Region> found =
        country == null ? regions.countries() : regions.statesOf(country);
    return new Listing<>(found, found.size(), null);
  }
}
