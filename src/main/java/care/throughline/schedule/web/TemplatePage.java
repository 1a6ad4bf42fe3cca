package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.platform.web.Flash;
import care.throughline.schedule.ProgrammeTemplate;
import care.throughline.schedule.ProgrammeTemplates;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.Slot;
import care.throughline.schedule.TemplateChange;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Programme templates: what they give in a week, and how they change from a day on. */
@Controller
@RequestMapping("/programme-templates")
class TemplatePage {

  private static final int ROWS = 6;

  private final ProgrammeTemplates templates;

  TemplatePage(ProgrammeTemplates templates) {
    this.templates = templates;
  }

  /** A day of the week to choose from. */
  record Weekday(int number, String name) {}

  @GetMapping
  String list(Staff reader, Model model) {
    if (!TemplateNavigation.shownTo(reader.roles())) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    LocalDate today = templates.today();
    Map<String, List<ProgrammeTemplate>> byCode =
        templates.versions().stream()
            .collect(
                Collectors.groupingBy(
                    ProgrammeTemplate::code, LinkedHashMap::new, Collectors.toList()));
    model.addAttribute(
        "templates",
        byCode.values().stream()
            .map(versions -> TemplateViews.card(versions, today, ROWS))
            .toList());
    model.addAttribute("mayChange", templates.mayChange(reader));
    model.addAttribute("earliest", today.plusDays(1).toString());
    model.addAttribute(
        "weekdays",
        Arrays.stream(DayOfWeek.values())
            .map(
                day ->
                    new Weekday(
                        day.getValue(),
                        day.getDisplayName(java.time.format.TextStyle.FULL, Locale.ENGLISH)))
            .toList());
    return "schedule/programme-templates";
  }

  @PostMapping("/{code}/versions")
  String change(
      @PathVariable String code,
      @RequestParam MultiValueMap<String, String> form,
      Staff by,
      RedirectAttributes redirect) {
    Flash flash;
    try {
      ProgrammeTemplate changed = templates.change(code, read(form), by);
      flash =
          Flash.ok(
              code
                  + " changes on "
                  + changed.effectiveOn()
                  + " to "
                  + Minutes.words(changed.weekMinutes())
                  + " a week"
                  + (changed.belowMinimum() ? ", which is below what its level asks for." : "."));
    } catch (ScheduleRefused refused) {
      flash = Flash.problem(Objects.requireNonNull(refused.getMessage()));
    } catch (DateTimeParseException | NumberFormatException unreadable) {
      flash = Flash.problem("A date, a time or a number cannot be read. Nothing was changed.");
    }
    redirect.addFlashAttribute(Flash.ATTRIBUTE, flash);
    return "redirect:/programme-templates";
  }

  /** Rows without a kind are not sessions. */
  private static TemplateChange read(MultiValueMap<String, String> form) {
    List<String> kinds = form.getOrDefault("kind", List.of());
    List<Slot> slots = new ArrayList<>();
    for (int row = 0; row < kinds.size(); row++) {
      if (!kinds.get(row).isBlank()) {
        slots.add(
            new Slot(
                kinds.get(row),
                row + 1,
                DayOfWeek.of(Integer.parseInt(value(form, "weekday", row))),
                LocalTime.parse(value(form, "starts", row)),
                Integer.parseInt(value(form, "minutes", row))));
      }
    }
    return new TemplateChange(
        LocalDate.parse(value(form, "effectiveOn", 0)),
        Integer.parseInt(value(form, "weeks", 0)),
        slots,
        value(form, "reason", 0));
  }

  private static String value(MultiValueMap<String, String> form, String name, int row) {
    List<String> values = form.getOrDefault(name, List.of());
    return row < values.size() ? Objects.requireNonNullElse(values.get(row), "").strip() : "";
  }
}
