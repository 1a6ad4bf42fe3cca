package care.throughline.schedule.web;

import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.booking.Editors;
import care.throughline.schedule.booking.Practice;
import care.throughline.schedule.booking.Practices;
import care.throughline.schedule.booking.StaffHours;
import care.throughline.schedule.booking.StaffLimits;
import care.throughline.schedule.booking.WorkHours;
import care.throughline.schedule.placing.Cause;
import care.throughline.schedule.placing.LostAndMended;
import care.throughline.schedule.placing.Repairs;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Hours, leave, caseload and credentials of the staff of the reader's site. */
@Controller
class StaffHoursPage {

  /** How many stretches of a day the form has room for. */
  private static final int PARTS = 2;

  private final Clock clock;
  private final StaffHoursAccess access;
  private final Sites sites;
  private final Practices practices;
  private final StaffHours hours;
  private final StaffLimits limits;
  private final LostAndMended lost;

  StaffHoursPage(
      Clock clock,
      StaffHoursAccess access,
      Sites sites,
      Practices practices,
      StaffHours hours,
      StaffLimits limits,
      LostAndMended lost) {
    this.clock = clock;
    this.access = access;
    this.sites = sites;
    this.practices = practices;
    this.hours = hours;
    this.limits = limits;
    this.lost = lost;
  }

  @GetMapping("/staff-hours")
  String all(Staff reader, Model model) {
    SiteAccess.read(reader);
    LocalDate today = today(reader);
    Set<StaffId> therapists = access.therapists(reader);
    model.addAttribute(
        "staff",
        access.listed(reader).stream()
            .map(
                practice ->
                    StaffHoursView.of(practice, therapists.contains(practice.staff()), today))
            .toList());
    return "schedule/staff-hours";
  }

  @GetMapping("/staff-hours/{id}")
  String one(@PathVariable UUID id, Staff reader, Model model) {
    return show(id, reader, Map.of(), model);
  }

  @PostMapping("/staff-hours/{id}/hours")
  String hours(
      @PathVariable UUID id,
      @RequestParam Map<String, String> sent,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    return done(
        new Form(id, sent, by, model, response),
        next,
        member -> {
          List<WorkHours> parts = new ArrayList<>();
          for (DayOfWeek day : DayOfWeek.values()) {
            for (int part = 0; part < PARTS; part++) {
              String key = day.name().toLowerCase(Locale.ROOT) + part;
              String from = sent.getOrDefault(key + "From", "");
              String until = sent.getOrDefault(key + "Until", "");
              if (!from.isBlank() || !until.isBlank()) {
                parts.add(new WorkHours(day, CalendarBody.time(from), CalendarBody.time(until)));
              }
            }
          }
          hours.set(member, parts, by);
        });
  }

  @PostMapping("/staff-hours/{id}/leave")
  String leave(
      @PathVariable UUID id,
      @RequestParam Map<String, String> sent,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    return done(
        new Form(id, sent, by, model, response),
        next,
        member ->
            hours.addLeave(
                member,
                CalendarBody.day(sent.get("first")),
                CalendarBody.day(sent.get("last")),
                sent.getOrDefault("reason", ""),
                by));
  }

  @PostMapping("/staff-hours/{id}/leave/{leave}/removal")
  String removeLeave(
      @PathVariable UUID id,
      @PathVariable UUID leave,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    return done(
        new Form(id, Map.of(), by, model, response),
        next,
        member -> {
          if (practices.of(member).leave().stream().anyMatch(one -> one.id().equals(leave))) {
            hours.removeLeave(leave, by);
          }
        });
  }

  @PostMapping("/staff-hours/{id}/practice")
  String practice(
      @PathVariable UUID id,
      @RequestParam Map<String, String> sent,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    return done(
        new Form(id, sent, by, model, response),
        next,
        member -> {
          int warnAt =
              RoomForm.number(Texts.of("schedule-pages.staff-member.warn-at"), sent.get("warnAt"));
          int blockAt =
              RoomForm.number(
                  Texts.of("schedule-pages.staff-member.block-at"), sent.get("blockAt"));
          String gender = sent.getOrDefault("gender", "");
          String leavesOn = sent.getOrDefault("leavesOn", "");
          LocalDate lastDay = leavesOn.isBlank() ? null : CalendarBody.day(leavesOn);
          limits.caseload(member, warnAt, blockAt, by);
          limits.languages(
              member,
              Arrays.stream(sent.getOrDefault("languages", "").split("[,\\s]+"))
                  .filter(word -> !word.isBlank())
                  .collect(Collectors.toSet()),
              gender.isBlank() ? null : gender.strip(),
              by);
          limits.leaves(member, lastDay, by);
        });
  }

  @PostMapping("/staff-hours/{id}/credentials")
  String credential(
      @PathVariable UUID id,
      @RequestParam Map<String, String> sent,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    return done(
        new Form(id, sent, by, model, response),
        next,
        member ->
            limits.credential(
                member,
                sent.getOrDefault("name", ""),
                CalendarBody.day(sent.get("expiresOn")),
                by));
  }

  @PostMapping("/staff-hours/{id}/credentials/removal")
  String removeCredential(
      @PathVariable UUID id,
      @RequestParam String name,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    return done(
        new Form(id, Map.of(), by, model, response),
        next,
        member -> limits.removeCredential(member, name, by));
  }

  /** A change of one member's practice. */
  private interface Act {
    void on(StaffId member);
  }

  /** A form as it came in, and where its page goes when it is refused. */
  private record Form(
      UUID id, Map<String, String> sent, Staff by, Model model, HttpServletResponse response) {}

  private String done(Form form, RedirectAttributes next, Act act) {
    SiteAccess.edit(form.by());
    StaffId member = access.member(form.id(), form.by());
    try {
      act.on(member);
    } catch (ScheduleRefused refused) {
      form.response().setStatus(422);
      form.model().addAttribute("problem", Objects.requireNonNullElse(refused.getMessage(), ""));
      return show(form.id(), form.by(), form.sent(), form.model());
    }
    next.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(Texts.of("schedule-pages.saved")));
    return "redirect:/staff-hours/" + form.id();
  }

  /** The page of one member; {@code sent} is what was typed when a form was refused. */
  private String show(UUID id, Staff reader, Map<String, String> sent, Model model) {
    SiteAccess.read(reader);
    StaffId member = access.member(id, reader);
    Practice practice = practices.of(member);
    boolean sees = access.therapists(reader).contains(member);
    model.addAttribute("member", practice);
    model.addAttribute("view", StaffHoursView.of(practice, sees, today(reader)));
    model.addAttribute("week", StaffHoursView.week(practice, PARTS, sent));
    model.addAttribute("typed", StaffHoursView.typed(practice, sent));
    model.addAttribute("today", today(reader));
    LocalDate leavesOn = practice.leavesOn();
    model.addAttribute(
        "dayAfter",
        leavesOn == null || leavesOn.isBefore(today(reader)) ? "" : leavesOn.plusDays(1));
    model.addAttribute("mayEdit", Editors.may(reader));
    model.addAttribute("mayMend", Repairs.may(reader));
    model.addAttribute("owed", owed(reader));
    return "schedule/staff-member";
  }

  /** Long leaves for which nobody stands in yet, each with the first day to mend. */
  private Map<UUID, LocalDate> owed(Staff reader) {
    Map<UUID, LocalDate> leaves = new HashMap<>();
    for (LostAndMended.Owed one : lost.owed(reader)) {
      if (one.cause() instanceof Cause.TherapistAway away) {
        leaves.put(away.leave(), one.from());
      }
    }
    return leaves;
  }

  private LocalDate today(Staff reader) {
    return sites.get(reader.site()).dayOf(clock.instant());
  }
}
