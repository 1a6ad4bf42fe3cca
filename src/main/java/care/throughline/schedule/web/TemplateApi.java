package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Listing;
import care.throughline.schedule.ProgrammeTemplate;
import care.throughline.schedule.ProgrammeTemplates;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.Slot;
import care.throughline.schedule.TemplateChange;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Programme templates for programs. */
@Tag(name = "Programme templates", description = "Weekly dose and weeks, as they are from a day on")
@RestController
@RequestMapping("/api/v1/programme-templates")
class TemplateApi {

  private final ProgrammeTemplates templates;

  TemplateApi(ProgrammeTemplates templates) {
    this.templates = templates;
  }

  /**
   * One version of a template.
   *
   * @param warning why its dose needs a look; null when it does not
   */
  record TemplateAnswer(
      String code,
      String name,
      String level,
      String age,
      int version,
      LocalDate effectiveOn,
      int weeks,
      int weekMinutes,
      int minimumWeekMinutes,
      @Nullable String warning,
      List<SlotAnswer> slots) {

    static TemplateAnswer of(ProgrammeTemplate template) {
      return new TemplateAnswer(
          template.code(),
          template.name(),
          template.level(),
          template.age(),
          template.version(),
          template.effectiveOn(),
          template.weeks(),
          template.weekMinutes(),
          template.minimumWeekMinutes(),
          template.belowMinimum()
              ? Texts.of(
                  "schedule-pages.template.below",
                  Minutes.words(template.weekMinutes()),
                  Minutes.words(template.minimumWeekMinutes()))
              : null,
          template.slots().stream()
              .map(
                  slot ->
                      new SlotAnswer(
                          slot.kind(),
                          slot.weekday().getValue(),
                          slot.starts().toString(),
                          slot.minutes()))
              .toList());
    }
  }

  /**
   * A session of the week.
   *
   * @param weekday 1 Monday to 7 Sunday
   * @param starts wall time such as 18:00
   */
  record SlotAnswer(
      @Nullable String kind,
      @Nullable Integer weekday,
      @Nullable String starts,
      @Nullable Integer minutes) {

    Slot slot() {
      if (kind == null || !Set.of("group", "individual").contains(kind)) {
        throw new ScheduleRefused(Texts.of("schedule-pages.sent.slot-kind"));
      }
      if (weekday == null || weekday < 1 || weekday > 7 || starts == null || minutes == null) {
        throw new ScheduleRefused(Texts.of("schedule-pages.sent.slot"));
      }
      try {
        return new Slot(kind, 1, DayOfWeek.of(weekday), LocalTime.parse(starts), minutes);
      } catch (DateTimeParseException unreadable) {
        throw new ScheduleRefused(Texts.of("schedule-pages.sent.slot-time", starts));
      }
    }
  }

  /** How a template is to be from a day on. */
  record NewVersion(
      @Nullable LocalDate effectiveOn,
      @Nullable Integer weeks,
      @Nullable String reason,
      @Nullable List<SlotAnswer> slots) {}

  @Operation(summary = "List every version of every programme template, with its dose")
  @GetMapping
  Listing<TemplateAnswer> list() {
    List<TemplateAnswer> all = templates.versions().stream().map(TemplateAnswer::of).toList();
    return new Listing<>(all, all.size(), null);
  }

  @Operation(summary = "Change a template from a day on; programmes that run keep theirs")
  @PostMapping("/{code}/versions")
  @ResponseStatus(HttpStatus.CREATED)
  TemplateAnswer change(@PathVariable String code, @RequestBody NewVersion version, Staff by) {
    LocalDate effectiveOn = version.effectiveOn();
    if (effectiveOn == null) {
      throw new ScheduleRefused(Texts.of("schedule-pages.sent.effective-on"));
    }
    return TemplateAnswer.of(
        templates.change(
            code,
            new TemplateChange(
                effectiveOn,
                Objects.requireNonNullElse(version.weeks(), 0),
                Objects.requireNonNullElse(version.slots(), List.<SlotAnswer>of()).stream()
                    .map(SlotAnswer::slot)
                    .toList(),
                Objects.requireNonNullElse(version.reason(), "")),
            by));
  }
}
