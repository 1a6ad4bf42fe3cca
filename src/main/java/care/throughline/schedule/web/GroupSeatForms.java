package care.throughline.schedule.web;

import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.platform.web.Flash;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.group.CapacityNotices;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.Seat;
import care.throughline.schedule.group.Seats;
import care.throughline.schedule.group.WaitingList;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What is done with seats from the roster. Each leads back to it, and says what became of it. */
@Controller
class GroupSeatForms {

  private final GroupAccess access;
  private final Seats seats;
  private final WaitingList waiting;
  private final CapacityNotices notices;
  private final Sites sites;
  private final Clock clock;

  GroupSeatForms(
      GroupAccess access,
      Seats seats,
      WaitingList waiting,
      CapacityNotices notices,
      Sites sites,
      Clock clock) {
    this.access = access;
    this.seats = seats;
    this.waiting = waiting;
    this.notices = notices;
    this.sites = sites;
    this.clock = clock;
  }

  @PostMapping("/groups/{id}/seats")
  String reserve(
      @PathVariable UUID id,
      @RequestParam UUID episode,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
      @RequestParam(defaultValue = "") String override,
      Staff by,
      RedirectAttributes next) {
    CareGroup group = group(id, by);
    var whose = access.episode(episode, by).id();
    return told(
        group,
        next,
        () -> {
          if (override.isBlank()) {
            Seat seat =
                seats.reserve(
                    group.id(), whose, from, null, clock.instant().plus(Seats.HOLD), by.actor());
            return "Seat " + seat.seatNo() + " is reserved for two days.";
          }
          Seat seat = seats.override(group.id(), whose, from, override, by);
          return "Seat " + seat.seatNo() + " was given beyond the limit; the reason is kept.";
        });
  }

  @PostMapping("/groups/{id}/seats/{seat}/enrolment")
  String enrol(@PathVariable UUID id, @PathVariable UUID seat, Staff by, RedirectAttributes next) {
    CareGroup group = group(id, by);
    Seat known = access.seat(group, seat);
    return told(
        group,
        next,
        () -> "Seat " + seats.enrol(known.id(), by.actor()).seatNo() + " is enrolled.");
  }

  @PostMapping("/groups/{id}/seats/{seat}/hold")
  String hold(@PathVariable UUID id, @PathVariable UUID seat, Staff by, RedirectAttributes next) {
    CareGroup group = group(id, by);
    Seat known = access.seat(group, seat);
    return told(
        group,
        next,
        () ->
            "Seat "
                + seats.hold(known.id(), by.actor()).seatNo()
                + " is kept for "
                + group.holdDays()
                + " days.");
  }

  @PostMapping("/groups/{id}/seats/{seat}/release")
  String release(
      @PathVariable UUID id,
      @PathVariable UUID seat,
      @RequestParam(defaultValue = "") String reason,
      Staff by,
      RedirectAttributes next) {
    CareGroup group = group(id, by);
    Seat known = access.seat(group, seat);
    return told(
        group,
        next,
        () -> {
          if (reason.isBlank()) {
            throw new ScheduleRefused("Say in a few words why the seat is given up.");
          }
          seats.release(known.id(), today(group), reason.strip(), by.actor());
          return "Seat " + known.seatNo() + " is free.";
        });
  }

  @PostMapping("/groups/{id}/waiting")
  String join(
      @PathVariable UUID id, @RequestParam UUID episode, Staff by, RedirectAttributes next) {
    CareGroup group = group(id, by);
    UUID sought = access.episode(episode, by).id().value();
    return told(
        group,
        next,
        () -> {
          var whose = access.waiting(sought, by).id();
          waiting.join(whose, null, group.id(), by.actor());
          return "On the waiting list of " + group.name() + ".";
        });
  }

  @PostMapping("/groups/{id}/waiting/service")
  String serve(
      @PathVariable UUID id,
      @RequestParam UUID episode,
      @RequestParam(defaultValue = "") String reason,
      Staff by,
      RedirectAttributes next) {
    CareGroup group = group(id, by);
    var whose = access.episode(episode, by).id();
    return told(
        group,
        next,
        () ->
            "Seat "
                + waiting.serve(whose, group.id(), today(group), reason, by.actor()).seatNo()
                + " is reserved for two days.");
  }

  @PostMapping("/groups/capacity-notice")
  String told(Staff by, RedirectAttributes next) {
    access.edit(by);
    notices.told(by.site(), by.actor());
    next.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok("Noted that the state was told."));
    return "redirect:/groups";
  }

  private CareGroup group(UUID id, Staff by) {
    CareGroup group = access.group(id, by);
    access.place(by);
    return group;
  }

  private interface Deed {

    String done();
  }

  private static String told(CareGroup group, RedirectAttributes next, Deed deed) {
    Flash flash;
    try {
      flash = Flash.ok(deed.done());
    } catch (ScheduleRefused refused) {
      flash =
          Flash.problem(
              refused.getMessage()
                  + (refused.alternatives().isEmpty()
                      ? ""
                      : " Instead: " + String.join("; ", refused.alternatives()) + "."));
    }
    next.addFlashAttribute(Flash.ATTRIBUTE, flash);
    return "redirect:/groups/" + group.id().value();
  }

  private LocalDate today(CareGroup group) {
    return sites.get(group.site()).dayOf(clock.instant());
  }
}
