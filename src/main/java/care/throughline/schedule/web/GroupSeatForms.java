package care.throughline.schedule.web;

import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.episode.EpisodeId;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.group.CapacityNotices;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.Seat;
import care.throughline.schedule.group.Seats;
import care.throughline.schedule.group.WaitingList;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What is done with seats from the roster. Each leads back to it; what is refused shows it at once,
 * with what was typed and what can be had instead.
 */
@Controller
class GroupSeatForms {

  private final GroupAccess access;
  private final GroupPages pages;
  private final Seats seats;
  private final WaitingList waiting;
  private final CapacityNotices notices;
  private final Sites sites;
  private final Clock clock;

  GroupSeatForms(
      GroupAccess access,
      GroupPages pages,
      Seats seats,
      WaitingList waiting,
      CapacityNotices notices,
      Sites sites,
      Clock clock) {
    this.access = access;
    this.pages = pages;
    this.seats = seats;
    this.waiting = waiting;
    this.notices = notices;
    this.sites = sites;
    this.clock = clock;
  }

  @PostMapping("/groups/{id}/seats")
  String reserve(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String episode,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String override,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    CareGroup group = group(id, by);
    return told(
        group,
        new Typed("seat", Map.of("episode", episode, "from", from, "override", override)),
        new Answer(by, model, response, next),
        () -> {
          EpisodeId whose = chosen(episode, by);
          LocalDate first = CalendarBody.day(from);
          if (override.isBlank()) {
            Seat seat =
                seats.reserve(
                    group.id(), whose, first, null, clock.instant().plus(Seats.HOLD), by.actor());
            return Texts.of("schedule-pages.seat.reserved", seat.seatNo());
          }
          Seat seat = seats.override(group.id(), whose, first, override, by);
          return Texts.of("schedule-pages.seat.beyond", seat.seatNo());
        });
  }

  @PostMapping("/groups/{id}/seats/{seat}/enrolment")
  String enrol(
      @PathVariable UUID id,
      @PathVariable UUID seat,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    CareGroup group = group(id, by);
    Seat known = access.seat(group, seat);
    return told(
        group,
        of(known),
        new Answer(by, model, response, next),
        () ->
            Texts.of("schedule-pages.seat.enrolled", seats.enrol(known.id(), by.actor()).seatNo()));
  }

  @PostMapping("/groups/{id}/seats/{seat}/hold")
  String hold(
      @PathVariable UUID id,
      @PathVariable UUID seat,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    CareGroup group = group(id, by);
    Seat known = access.seat(group, seat);
    return told(
        group,
        of(known),
        new Answer(by, model, response, next),
        () ->
            Texts.of(
                "schedule-pages.seat.kept",
                seats.hold(known.id(), by.actor()).seatNo(),
                group.holdDays()));
  }

  @PostMapping("/groups/{id}/seats/{seat}/release")
  String release(
      @PathVariable UUID id,
      @PathVariable UUID seat,
      @RequestParam(defaultValue = "") String reason,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    CareGroup group = group(id, by);
    Seat known = access.seat(group, seat);
    return told(
        group,
        new Typed("release-" + seat, Map.of("reason", reason)),
        new Answer(by, model, response, next),
        () -> {
          if (reason.isBlank()) {
            throw new ScheduleRefused(Texts.of("schedule-pages.seat.say-why"));
          }
          seats.release(known.id(), today(group), reason.strip(), by.actor());
          return Texts.of("schedule-pages.seat.free", known.seatNo());
        });
  }

  @PostMapping("/groups/{id}/waiting")
  String join(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String episode,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String override,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    CareGroup group = group(id, by);
    return told(
        group,
        new Typed("seat", Map.of("episode", episode, "from", from, "override", override)),
        new Answer(by, model, response, next),
        () -> {
          EpisodeId whose = access.waiting(chosen(episode, by).value(), by).id();
          waiting.join(whose, null, group.id(), by.actor());
          return Texts.of("schedule-pages.seat.waits", group.name());
        });
  }

  @PostMapping("/groups/{id}/waiting/service")
  String serve(
      @PathVariable UUID id,
      @RequestParam UUID episode,
      @RequestParam(defaultValue = "") String reason,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    CareGroup group = group(id, by);
    EpisodeId whose = access.episode(episode, by).id();
    return told(
        group,
        new Typed("serve-" + episode, Map.of("reason", reason, "episode", episode.toString())),
        new Answer(by, model, response, next),
        () ->
            Texts.of(
                "schedule-pages.seat.reserved",
                waiting.serve(whose, group.id(), today(group), reason, by.actor()).seatNo()));
  }

  @PostMapping("/groups/capacity-notice")
  String told(Staff by, RedirectAttributes next) {
    access.edit(by);
    notices.told(by.site(), by.actor());
    next.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(Texts.of("schedule-pages.groups.state-told")));
    return "redirect:/groups";
  }

  private CareGroup group(UUID id, Staff by) {
    CareGroup group = access.group(id, by);
    access.place(by);
    return group;
  }

  private static Typed of(Seat seat) {
    return new Typed(
        "seat-" + seat.id().value(), Map.of("episode", seat.episode().value().toString()));
  }

  private EpisodeId chosen(String episode, Staff by) {
    try {
      return access.episode(UUID.fromString(episode), by).id();
    } catch (IllegalArgumentException none) {
      throw new ScheduleRefused(Texts.of("schedule-pages.seat.nobody-chosen"));
    }
  }

  private interface Deed {

    String done();
  }

  /** Where an answer is written to. */
  private record Answer(
      Staff by, Model model, HttpServletResponse response, RedirectAttributes next) {}

  private String told(CareGroup group, Typed typed, Answer answer, Deed deed) {
    try {
      answer.next().addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(deed.done()));
      return "redirect:/groups/" + group.id().value();
    } catch (ScheduleRefused refused) {
      answer.response().setStatus(refused.taken() ? 409 : 422);
      return pages.refused(group, answer.by(), typed, refused, answer.model());
    }
  }

  private LocalDate today(CareGroup group) {
    return sites.get(group.site()).dayOf(clock.instant());
  }
}
