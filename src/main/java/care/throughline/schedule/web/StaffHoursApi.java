package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.platform.web.Listing;
import care.throughline.schedule.booking.Leave;
import care.throughline.schedule.booking.Practice;
import care.throughline.schedule.booking.Practices;
import care.throughline.schedule.booking.StaffHours;
import care.throughline.schedule.booking.StaffLimits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
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

/** How the staff of the reader's site work, for programs. */
@Tag(name = "Rooms and staff hours", description = "What and who can be booked at a site")
@RestController
@RequestMapping("/api/v1/staff-hours")
class StaffHoursApi {

  private final StaffHoursAccess access;
  private final Practices practices;
  private final StaffHours hours;
  private final StaffLimits limits;

  StaffHoursApi(
      StaffHoursAccess access, Practices practices, StaffHours hours, StaffLimits limits) {
    this.access = access;
    this.practices = practices;
    this.hours = hours;
    this.limits = limits;
  }

  @Operation(summary = "List how staff work: hours, leave, caseload, credentials")
  @GetMapping
  Listing<Practice> all(Staff reader) {
    SiteAccess.read(reader);
    List<Practice> found = access.listed(reader);
    return new Listing<>(found, found.size(), null);
  }

  @Operation(summary = "Read how one member of staff works")
  @GetMapping("/{id}")
  Practice get(@PathVariable UUID id, Staff reader) {
    SiteAccess.read(reader);
    return practices.of(access.member(id, reader));
  }

  @Operation(summary = "Replace the working hours of a whole week; what is booked stays booked")
  @PutMapping("/{id}/hours")
  Practice hours(@PathVariable UUID id, @RequestBody StaffHoursBody.Week body, Staff by) {
    StaffId member = edited(id, by);
    hours.set(member, body.read(), by);
    return practices.of(member);
  }

  @Operation(summary = "Note days away; leave that is over or touches other leave is refused")
  @PostMapping("/{id}/leave")
  @ResponseStatus(HttpStatus.CREATED)
  Leave leave(@PathVariable UUID id, @RequestBody StaffHoursBody.Away body, Staff by) {
    return hours.addLeave(edited(id, by), body.firstDay(), body.lastDay(), body.why(), by);
  }

  @Operation(summary = "Take leave back; harmless when that was done before")
  @DeleteMapping("/{id}/leave/{leave}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void removeLeave(@PathVariable UUID id, @PathVariable UUID leave, Staff by) {
    StaffId member = edited(id, by);
    if (practices.of(member).leave().stream().anyMatch(one -> one.id().equals(leave))) {
      hours.removeLeave(leave, by);
    }
  }

  @Operation(summary = "Set how many people they see: a warning at one number, a block at another")
  @PutMapping("/{id}/caseload-limits")
  Practice caseload(@PathVariable UUID id, @RequestBody StaffHoursBody.Caseload body, Staff by) {
    StaffId member = edited(id, by);
    limits.caseload(member, body.warned(), body.blocked(), by);
    return practices.of(member);
  }

  @Operation(summary = "Set which languages they work in, and their gender when it is told")
  @PutMapping("/{id}/languages")
  Practice languages(@PathVariable UUID id, @RequestBody StaffHoursBody.Languages body, Staff by) {
    StaffId member = edited(id, by);
    limits.languages(member, body.read(), body.told(), by);
    return practices.of(member);
  }

  @Operation(summary = "Add a credential, or change the last day on which it holds")
  @PutMapping("/{id}/credentials")
  Practice credential(@PathVariable UUID id, @RequestBody StaffHoursBody.Licence body, Staff by) {
    StaffId member = edited(id, by);
    limits.credential(member, body.words(), body.lastDay(), by);
    return practices.of(member);
  }

  @Operation(summary = "Remove a credential; harmless when there is none of that name")
  @DeleteMapping("/{id}/credentials")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void removeCredential(@PathVariable UUID id, @RequestParam String name, Staff by) {
    limits.removeCredential(edited(id, by), name, by);
  }

  private StaffId edited(UUID id, Staff by) {
    SiteAccess.edit(by);
    return access.member(id, by);
  }
}
