package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.schedule.ProgrammeTemplate;
import care.throughline.schedule.ProgrammeTemplates;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.Slot;
import care.throughline.schedule.TemplateChange;
import jakarta.servlet.http.HttpServletResponse;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    return show(reader, null, null, model);
  }

  /**
   * The page.
   *
   * @param typed of the template with that code; both null when nothing was refused
   */
  private String show(
      Staff reader,
      @Nullable String code,
      @Nullable MultiValueMap<String, String> typed,
      Model model) {
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
            .map(
                card ->
                    typed != null && card.code().equals(code)
                        ? card.with(TemplateViews.typed(typed))
                        : card)
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
                        day.getDisplayName(java.time.format.TextStyle.FULL, Texts.language())))
            .toList());
    return "schedule/programme-templates";
  }

  @PostMapping("/{code}/versions")
  String change(
      @PathVariable String code,
      @RequestParam MultiValueMap<String, String> form,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    try {
      ProgrammeTemplate changed = templates.change(code, read(form), by);
      redirect.addFlashAttribute(
          Flash.ATTRIBUTE,
          Flash.ok(
              changed.belowMinimum()
                  ? Texts.of(
                      "schedule-pages.template.changes-below",
                      code,
                      changed.effectiveOn(),
                      Minutes.words(changed.weekMinutes()))
                  : Texts.of(
                      "schedule-pages.template.changes",
                      code,
                      changed.effectiveOn(),
                      Minutes.words(changed.weekMinutes()))));
      return "redirect:/programme-templates";
    } catch (ScheduleRefused refused) {
      response.setStatus(refused.taken() ? 409 : 422);
      model.addAttribute("problem", Objects.requireNonNull(refused.getMessage()));
    } catch (DateTimeException | NumberFormatException unreadable) {
      response.setStatus(422);
      model.addAttribute("problem", Texts.of("schedule-pages.template.unreadable", code));
    }
    return show(by, code, form, model);
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
                DayOfWeek.of(Integer.parseInt(TemplateViews.sent(form, "weekday", row))),
                LocalTime.parse(TemplateViews.sent(form, "starts", row)),
                Integer.parseInt(TemplateViews.sent(form, "minutes", row))));
      }
    }
    return new TemplateChange(
        LocalDate.parse(TemplateViews.sent(form, "effectiveOn", 0)),
        Integer.parseInt(TemplateViews.sent(form, "weeks", 0)),
        slots,
        TemplateViews.sent(form, "reason", 0));
  }
}
