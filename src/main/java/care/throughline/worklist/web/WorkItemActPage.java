package care.throughline.worklist.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.BulkActs;
import care.throughline.worklist.Handovers;
import care.throughline.worklist.SnoozeEnd;
import care.throughline.worklist.Snoozes;
import care.throughline.worklist.Undo;
import care.throughline.worklist.WorkItem;
import care.throughline.worklist.WorkItemId;
import care.throughline.worklist.WorkItems;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Handing over, putting aside, taking up again, undoing; one item or many. */
@Controller
@RequestMapping("/work-items")
class WorkItemActPage {

  /** When a clinic day begins for what was put aside until a day. */
  private static final LocalTime MORNING = LocalTime.of(9, 0);

  /** Name of the flash attribute that tells, by item, why nothing was done with it. */
  private static final String REFUSALS = "refusals";

  private final WorkItems items;
  private final Handovers handovers;
  private final Snoozes snoozes;
  private final Undo undo;
  private final BulkActs bulk;
  private final ActAnswers answers;
  private final ActViews views;
  private final SiteTimes times;

  WorkItemActPage(
      WorkItems items,
      Handovers handovers,
      Snoozes snoozes,
      Undo undo,
      BulkActs bulk,
      ActAnswers answers,
      ActViews views,
      SiteTimes times) {
    this.items = items;
    this.handovers = handovers;
    this.snoozes = snoozes;
    this.undo = undo;
    this.bulk = bulk;
    this.answers = answers;
    this.views = views;
    this.times = times;
  }

  /** What the menu of a row holds, read when it opens. */
  @GetMapping(path = "/{id}/acts", headers = "HX-Request")
  ModelAndView menu(@PathVariable UUID id, Staff reader) {
    WorkItem item = items.find(new WorkItemId(id), reader).orElseThrow();
    return new ModelAndView("worklist/_row-menu")
        .addObject("id", id.toString())
        .addObject("version", item.version())
        .addObject("acts", views.of(item, reader));
  }

  @PostMapping("/{id}/assignment")
  ModelAndView assign(
      @PathVariable UUID id,
      @RequestParam UUID to,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam(defaultValue = "page") String from,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String partial,
      @RequestHeader(name = "HX-Current-URL", required = false) @Nullable String shownOn,
      Staff by,
      RedirectAttributes redirect) {
    return answers.after(
        (item, member) -> handovers.assign(item, new StaffId(to), member, version),
        new WorkItemId(id),
        new ActAnswers.Origin(from, partial, shownOn),
        by,
        redirect);
  }

  @PostMapping("/{id}/snooze")
  ModelAndView snooze(
      @PathVariable UUID id,
      SnoozeChoice choice,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam(defaultValue = "page") String from,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String partial,
      @RequestHeader(name = "HX-Current-URL", required = false) @Nullable String shownOn,
      Staff by,
      RedirectAttributes redirect) {
    Snoozes.Until until = until(choice, by);
    return answers.after(
        (item, member) -> snoozes.snooze(item, until, member, version),
        new WorkItemId(id),
        new ActAnswers.Origin(from, partial, shownOn),
        by,
        redirect);
  }

  @PostMapping("/{id}/wake")
  ModelAndView wake(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable Integer version,
      @RequestParam(defaultValue = "page") String from,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String partial,
      @RequestHeader(name = "HX-Current-URL", required = false) @Nullable String shownOn,
      Staff by,
      RedirectAttributes redirect) {
    return answers.after(
        (item, member) -> snoozes.wake(item, member, version),
        new WorkItemId(id),
        new ActAnswers.Origin(from, partial, shownOn),
        by,
        redirect);
  }

  @PostMapping("/{id}/undo")
  ModelAndView undo(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "page") String from,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String partial,
      @RequestHeader(name = "HX-Current-URL", required = false) @Nullable String shownOn,
      Staff by,
      RedirectAttributes redirect) {
    return answers.after(
        undo::undo,
        new WorkItemId(id),
        new ActAnswers.Origin(from, partial, shownOn),
        by,
        redirect);
  }

  /** A plain form: the list comes back with what was done and what was not. */
  @PostMapping("/bulk")
  ModelAndView bulk(
      @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
      @RequestParam String act,
      @RequestParam(required = false) @Nullable UUID to,
      @RequestParam(defaultValue = "mine") String tab,
      SnoozeChoice choice,
      Staff by,
      RedirectAttributes redirect) {
    List<WorkItemId> chosen = ids == null ? List.of() : ids.stream().map(WorkItemId::new).toList();
    try {
      BulkActs.Outcome outcome =
          switch (act) {
            case "claim" -> bulk.claim(chosen, by);
            case "assign" -> bulk.assign(chosen, receiver(to), by);
            case "snooze" -> bulk.snooze(chosen, until(choice, by), by);
            case "complete" -> bulk.complete(chosen, true, by);
            default -> throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
          };
      boolean all = outcome.results().stream().allMatch(BulkActs.Result::done);
      redirect.addFlashAttribute(
          Flash.ATTRIBUTE, all ? Flash.ok(outcome.words()) : Flash.problem(outcome.words()));
      redirect.addFlashAttribute(REFUSALS, refusals(outcome));
    } catch (IllegalArgumentException unsuitable) {
      redirect.addFlashAttribute(
          Flash.ATTRIBUTE, Flash.problem(String.valueOf(unsuitable.getMessage())));
    }
    return ActAnswers.seeOther("/?tab=" + WorkLists.key(WorkLists.view(tab)));
  }

  /** A row that is still shown tells it itself; the line above the list tells of all. */
  private static HashMap<String, String> refusals(BulkActs.Outcome outcome) {
    HashMap<String, String> refusals = new HashMap<>();
    for (BulkActs.Result result : outcome.results()) {
      if (result.refusal() != null) {
        refusals.put(
            result.id().value().toString(),
            Texts.of("worklist.bulk-refused.not-done", result.refusal()));
      }
    }
    return refusals;
  }

  private static StaffId receiver(@Nullable UUID to) {
    if (to == null) {
      throw new IllegalArgumentException(Texts.of("worklist.bulk-refused.no-colleague"));
    }
    return new StaffId(to);
  }

  /**
   * What was chosen in a menu, as it was sent.
   *
   * @param quick {@code tomorrow} or {@code monday}; null when a time or an event was chosen
   * @param until local time at the site, such as {@code 2027-01-05T09:00}
   */
  record SnoozeChoice(
      @Nullable String quick,
      @Nullable String until,
      @Nullable String event,
      @Nullable String reason) {}

  private Snoozes.Until until(SnoozeChoice choice, Staff by) {
    TimeTexts texts = times.of(by);
    LocalDate today = texts.now().atZone(texts.zone()).toLocalDate();
    SnoozeEnd event = choice.event() == null ? null : SnoozeEnd.of(choice.event()).orElse(null);
    String quick = choice.quick() == null ? "" : choice.quick().toLowerCase(Locale.ROOT);
    Instant until =
        switch (quick) {
          case "tomorrow" -> today.plusDays(1).atTime(MORNING).atZone(texts.zone()).toInstant();
          case "monday" ->
              today
                  .with(TemporalAdjusters.next(DayOfWeek.MONDAY))
                  .atTime(MORNING)
                  .atZone(texts.zone())
                  .toInstant();
          default -> local(choice.until(), texts);
        };
    return new Snoozes.Until(until, event, choice.reason());
  }

  private static @Nullable Instant local(@Nullable String time, TimeTexts texts) {
    if (time == null || time.isBlank()) {
      return null;
    }
    try {
      return LocalDateTime.parse(time).atZone(texts.zone()).toInstant();
    } catch (DateTimeParseException unreadable) {
      throw new ResponseStatusException(
          HttpStatus.BAD_REQUEST, Texts.of("worklist.api.time"), unreadable);
    }
  }
}
