package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.group.NoContacts;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who must not meet whom: the one page that names both people of a pair. */
@Controller
class NoContactPage {

  private final NoContactAccess access;
  private final NoContacts noContacts;
  private final GroupViews views;

  NoContactPage(NoContactAccess access, NoContacts noContacts, GroupViews views) {
    this.access = access;
    this.noContacts = noContacts;
    this.views = views;
  }

  /** A pair as it is typed, not read yet. */
  record Typed(@Nullable String episode, @Nullable String other, @Nullable String reason) {}

  @GetMapping("/no-contacts")
  String page(Staff reader, Model model) {
    return show(reader, new Typed("", "", ""), model);
  }

  @PostMapping("/no-contacts")
  String add(
      Typed typed, Staff by, Model model, HttpServletResponse response, RedirectAttributes next) {
    try {
      List<String> together =
          noContacts.add(
              access.person(
                  chosen(typed.episode(), "schedule-pages.no-contacts.first-not-chosen"), by),
              access.person(
                  chosen(typed.other(), "schedule-pages.no-contacts.second-not-chosen"), by),
              Objects.requireNonNullElse(typed.reason(), ""),
              by.actor());
      next.addFlashAttribute(
          Flash.ATTRIBUTE,
          together.isEmpty()
              ? Flash.ok(Texts.of("schedule-pages.no-contacts.done"))
              : Flash.problem(
                  Texts.of("schedule-pages.no-contacts.together", String.join(", ", together))));
      return "redirect:/no-contacts";
    } catch (ScheduleRefused refused) {
      return again(refused, by, typed, model, response);
    }
  }

  @PostMapping("/no-contacts/{id}/ending")
  String end(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String reason,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    try {
      noContacts.end(access.pair(id, by).id(), reason, by.actor());
    } catch (ScheduleRefused refused) {
      model.addAttribute("ending", id);
      model.addAttribute("endReason", reason);
      return again(refused, by, new Typed("", "", ""), model, response);
    }
    next.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(Texts.of("schedule-pages.no-contacts.ended")));
    return "redirect:/no-contacts";
  }

  private String again(
      ScheduleRefused refused, Staff by, Typed typed, Model model, HttpServletResponse response) {
    response.setStatus(422);
    model.addAttribute("problem", Objects.requireNonNullElse(refused.getMessage(), ""));
    return show(by, typed, model);
  }

  private String show(Staff reader, Typed typed, Model model) {
    model.addAttribute("pairs", views.pairs(access.pairs(reader), reader));
    model.addAttribute("choices", views.choices(List.of(), reader));
    model.addAttribute("typed", typed);
    return "schedule/no-contacts";
  }

  private static UUID chosen(@Nullable String episode, String otherwise) {
    try {
      return UUID.fromString(Objects.requireNonNullElse(episode, ""));
    } catch (IllegalArgumentException none) {
      throw new ScheduleRefused(Texts.of(otherwise));
    }
  }
}
