package care.throughline.schedule.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.access.StaffMembers;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.group.CareGroup;
import care.throughline.schedule.group.CareGroupId;
import care.throughline.schedule.group.CareGroups;
import care.throughline.schedule.group.GroupRooms;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Beginning, changing and dissolving a group. What was typed stays when it cannot be. */
@Controller
class GroupForms {

  /** How many meetings a week the form has room for. */
  private static final int MEETINGS = 4;

  private final GroupAccess access;
  private final GroupPages pages;
  private final CareGroups groups;
  private final GroupRooms rooms;
  private final StaffMembers staff;
  private final SiteTimes times;

  GroupForms(
      GroupAccess access,
      GroupPages pages,
      CareGroups groups,
      GroupRooms rooms,
      StaffMembers staff,
      SiteTimes times) {
    this.access = access;
    this.pages = pages;
    this.groups = groups;
    this.rooms = rooms;
    this.staff = staff;
    this.times = times;
  }

  @GetMapping("/groups/new")
  String fresh(Staff by, Model model) {
    access.edit(by);
    return form(null, usual(), null, by, model);
  }

  @PostMapping("/groups")
  String begin(
      @ModelAttribute("body") GroupBody body,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    access.edit(by);
    try {
      CareGroupId id = groups.add(body.read(by.site(), today(by), staff), by.actor());
      next.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(Texts.of("schedule-pages.group.begun")));
      return "redirect:/groups/" + id.value();
    } catch (ScheduleRefused refused) {
      return refused(null, body, refused, by, model, response);
    }
  }

  @GetMapping("/groups/{id}/change")
  String known(@PathVariable UUID id, Staff by, Model model) {
    CareGroup group = access.group(id, by);
    access.edit(by);
    return form(group, of(group), null, by, model);
  }

  @PostMapping("/groups/{id}/change")
  String change(
      @PathVariable UUID id,
      @ModelAttribute("body") GroupBody body,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    CareGroup group = access.group(id, by);
    access.edit(by);
    try {
      int version = body.version() == null ? -1 : body.version();
      groups.change(group.id(), body.read(group.site(), today(by), staff), version, by.actor());
      next.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(Texts.of("schedule-pages.group.changed")));
      return "redirect:/groups/" + id;
    } catch (ScheduleRefused refused) {
      return refused(group, body, refused, by, model, response);
    }
  }

  @PostMapping("/groups/{id}/dissolution")
  String dissolve(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    CareGroup group = access.group(id, by);
    access.edit(by);
    try {
      groups.dissolve(group.id(), reason, by.actor());
      next.addFlashAttribute(
          Flash.ATTRIBUTE, Flash.ok(Texts.of("schedule-pages.group.dissolved", group.name())));
      return "redirect:/groups";
    } catch (ScheduleRefused refused) {
      response.setStatus(422);
      return pages.refused(
          group, by, new Typed("dissolve", Map.of("reason", reason)), refused, model);
    }
  }

  private String refused(
      @Nullable CareGroup group,
      GroupBody body,
      ScheduleRefused refused,
      Staff by,
      Model model,
      HttpServletResponse response) {
    response.setStatus(refused.taken() ? 409 : 422);
    return form(group, body, refused.getMessage(), by, model);
  }

  private String form(
      @Nullable CareGroup group, GroupBody body, @Nullable String problem, Staff by, Model model) {
    List<GroupBody.Meeting> week =
        new ArrayList<>(body.meetings() == null ? List.of() : body.meetings());
    while (week.size() < MEETINGS) {
      week.add(new GroupBody.Meeting(null, null, null));
    }
    model.addAttribute("group", group);
    model.addAttribute("form", body);
    model.addAttribute("week", week);
    model.addAttribute("problem", problem);
    model.addAttribute("rooms", rooms.at(by.site()));
    model.addAttribute(
        "colleagues", staff.at(by.site()).stream().filter(Staff::seesPeople).toList());
    model.addAttribute("today", today(by));
    return "schedule/group-form";
  }

  private static GroupBody usual() {
    return new GroupBody(
        null, "rolling", "2.1", "evening", "en", "any", "adult", 10, 3, 2, null, null, null, false,
        null, null, 14, null, null);
  }

  private GroupBody of(CareGroup group) {
    return new GroupBody(
        group.name(),
        group.kind().key(),
        group.level(),
        group.track().key(),
        group.language(),
        group.gender().key(),
        group.age().key(),
        group.capacity(),
        group.minimum(),
        group.newcomersPerWeek(),
        staff.find(group.facilitator()).map(Staff::username).orElse(null),
        group.coFacilitator() == null
            ? null
            : staff.find(group.coFacilitator()).map(Staff::username).orElse(null),
        group.room() == null ? null : group.room().toString(),
        group.telehealth(),
        group.startsOn(),
        group.endsOn(),
        group.holdDays(),
        group.meetings().stream()
            .map(
                meeting ->
                    new GroupBody.Meeting(
                        meeting.weekday().name().toLowerCase(Locale.ROOT),
                        meeting.starts().truncatedTo(ChronoUnit.MINUTES).toString(),
                        meeting.minutes()))
            .toList(),
        group.version());
  }

  private LocalDate today(Staff by) {
    var texts = times.of(by);
    return texts.now().atZone(texts.zone()).toLocalDate();
  }
}
