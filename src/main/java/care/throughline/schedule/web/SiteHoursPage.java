package care.throughline.schedule.web;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.calendar.ClinicHours;
import care.throughline.schedule.calendar.HoursChange;
import care.throughline.schedule.calendar.OutsideSeries;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The weekly hours of the reader's site: typed, looked at as a difference, then saved. */
@Controller
class SiteHoursPage {

  private final Sites sites;
  private final ClinicHours hours;

  SiteHoursPage(Sites sites, ClinicHours hours) {
    this.sites = sites;
    this.hours = hours;
  }

  @GetMapping("/calendar/site/hours")
  String page(Staff by, Model model) {
    SiteAccess.edit(by);
    return show(by, HoursForm.of(sites.get(by.site()).hours()), null, null, model);
  }

  /** Shows what would change, and which meetings and sessions fall outside; saves nothing. */
  @PostMapping("/calendar/site/hours/preview")
  String preview(
      @RequestParam Map<String, String> sent, Staff by, Model model, HttpServletResponse response) {
    SiteAccess.edit(by);
    HoursForm form = HoursForm.typed(sent);
    if (!form.readable()) {
      return refused(by, form, Texts.of("schedule-pages.site-hours.look-below"), model, response);
    }
    try {
      return show(by, form, hours.change(by.site(), form.hours()), null, model);
    } catch (ScheduleRefused refused) {
      return refused(by, form, words(refused), model, response);
    }
  }

  @PostMapping("/calendar/site/hours")
  String save(
      @RequestParam Map<String, String> sent,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    SiteAccess.edit(by);
    HoursForm form = HoursForm.typed(sent);
    if (!form.readable()) {
      return refused(by, form, Texts.of("schedule-pages.site-hours.look-below"), model, response);
    }
    try {
      int outside =
          hours.outside(by.site(), form.hours()).stream().mapToInt(OutsideSeries::dates).sum();
      hours.set(by.site(), form.hours(), by);
      next.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(saved(outside)));
      return "redirect:/calendar/site";
    } catch (ScheduleRefused refused) {
      return refused(by, form, words(refused), model, response);
    }
  }

  private static String saved(int outside) {
    return outside == 0
        ? Texts.of("schedule-pages.site-hours.done")
        : Texts.of("schedule-pages.site-hours.done-outside", outside);
  }

  private String refused(
      Staff by, HoursForm form, String problem, Model model, HttpServletResponse response) {
    response.setStatus(422);
    return show(by, form, null, problem, model);
  }

  private String show(
      Staff by,
      HoursForm form,
      @Nullable HoursChange change,
      @Nullable String problem,
      Model model) {
    Site site = sites.get(by.site());
    model.addAttribute("site", site);
    model.addAttribute("week", form.days());
    model.addAttribute("change", change);
    model.addAttribute("problem", problem);
    return "schedule/site-hours";
  }

  private static String words(ScheduleRefused refused) {
    return Objects.requireNonNullElse(refused.getMessage(), "");
  }
}
