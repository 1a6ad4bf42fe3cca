package care.throughline.schedule.web;

import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.schedule.ProgrammeTemplate;
import care.throughline.schedule.Slot;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Templates as a page tells them. */
final class TemplateViews {

  private TemplateViews() {}

  /**
   * A template with the version that holds now and those before and after.
   *
   * @param warning what the level asks for, when the dose is below it; null when it is not
   * @param weeks as it is typed
   * @param change what was typed and refused; null when nothing was
   */
  record TemplateCard(
      String code,
      String name,
      String dose,
      @Nullable String warning,
      List<String> week,
      List<String> versions,
      String weeks,
      List<SlotRow> rows,
      @Nullable Change change) {

    TemplateCard with(Change refused) {
      return new TemplateCard(
          code, name, dose, warning, week, versions, refused.weeks(), refused.rows(), refused);
    }
  }

  /** A change as it was typed, readable or not. */
  record Change(String effectiveOn, String weeks, String reason, List<SlotRow> rows) {}

  /** A row of the form; empty ones are there to add a session. */
  record SlotRow(
      int number,
      @Nullable String kind,
      String weekday,
      @Nullable String starts,
      @Nullable String minutes) {}

  static Change typed(MultiValueMap<String, String> form) {
    List<String> kinds = form.getOrDefault("kind", List.of());
    return new Change(
        sent(form, "effectiveOn", 0),
        sent(form, "weeks", 0),
        sent(form, "reason", 0),
        java.util.stream.IntStream.range(0, kinds.size())
            .mapToObj(
                row ->
                    new SlotRow(
                        row + 1,
                        kinds.get(row).isBlank() ? null : kinds.get(row),
                        sent(form, "weekday", row),
                        sent(form, "starts", row),
                        sent(form, "minutes", row)))
            .toList());
  }

  /** What was sent in a row under a name; empty when nothing was. */
  static String sent(MultiValueMap<String, String> form, String name, int row) {
    List<String> values = form.getOrDefault(name, List.of());
    return row < values.size() ? Objects.requireNonNullElse(values.get(row), "").strip() : "";
  }

  static TemplateCard card(List<ProgrammeTemplate> versions, LocalDate today, int rows) {
    ProgrammeTemplate now =
        versions.stream()
            .filter(version -> !version.effectiveOn().isAfter(today))
            .findFirst()
            .orElse(versions.get(versions.size() - 1));
    return new TemplateCard(
        now.code(),
        now.name(),
        dose(now),
        warning(now),
        now.slots().stream().map(TemplateViews::words).toList(),
        versions.stream().map(version -> line(version, now)).toList(),
        String.valueOf(now.weeks()),
        rows(now.slots(), rows),
        null);
  }

  private static String dose(ProgrammeTemplate template) {
    String minutes = Minutes.words(template.weekMinutes());
    return template.age().equals("adolescent")
        ? Texts.of(
            "schedule-pages.template.dose-adolescents", minutes, template.weeks(), template.level())
        : Texts.of("schedule-pages.template.dose", minutes, template.weeks(), template.level());
  }

  private static @Nullable String warning(ProgrammeTemplate template) {
    return template.belowMinimum()
        ? Texts.of(
            "schedule-pages.template.warning",
            template.level(),
            Minutes.words(template.minimumWeekMinutes()))
        : null;
  }

  private static String line(ProgrammeTemplate version, ProgrammeTemplate now) {
    int when =
        version.version() == now.version()
            ? 1
            : version.effectiveOn().isAfter(now.effectiveOn()) ? 2 : 0;
    return Texts.of(
        "schedule-pages.template.version",
        version.version(),
        DateText.SHORT_DATE_AND_YEAR.of(version.effectiveOn()),
        Minutes.words(version.weekMinutes()),
        version.weeks(),
        when,
        version.belowMinimum() ? 1 : 0);
  }

  private static String words(Slot slot) {
    String weekday = slot.weekday().getDisplayName(TextStyle.FULL, Texts.language());
    String starts = DateText.CLOCK.of(slot.starts());
    String minutes = Minutes.words(slot.minutes());
    return slot.kind().equals("group")
        ? Texts.of("schedule-pages.template.slot-group", weekday, starts, minutes)
        : Texts.of("schedule-pages.template.slot-individual", weekday, starts, minutes);
  }

  private static List<SlotRow> rows(List<Slot> slots, int rows) {
    return java.util.stream.IntStream.range(0, Math.max(rows, slots.size()))
        .mapToObj(
            index -> {
              if (index >= slots.size()) {
                return new SlotRow(index + 1, null, "1", null, null);
              }
              Slot slot = slots.get(index);
              return new SlotRow(
                  index + 1,
                  slot.kind(),
                  String.valueOf(slot.weekday().getValue()),
                  slot.starts().toString(),
                  String.valueOf(slot.minutes()));
            })
        .toList();
  }
}
