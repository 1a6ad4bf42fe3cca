package care.throughline.schedule.web;

import care.throughline.platform.web.Counted;
import care.throughline.schedule.ProgrammeTemplate;
import care.throughline.schedule.Slot;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Templates as a page tells them. */
final class TemplateViews {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private TemplateViews() {}

  /**
   * A template with the version that holds now and those before and after.
   *
   * @param warning what the level asks for, when the dose is below it; null when it is not
   */
  record TemplateCard(
      String code,
      String name,
      String dose,
      @Nullable String warning,
      List<String> week,
      List<String> versions,
      int weeks,
      List<SlotRow> rows) {}

  /** A row of the form; empty ones are there to add a session. */
  record SlotRow(
      int number,
      @Nullable String kind,
      int weekday,
      @Nullable String starts,
      @Nullable Integer minutes) {}

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
        now.weeks(),
        rows(now.slots(), rows));
  }

  private static String dose(ProgrammeTemplate template) {
    return Minutes.words(template.weekMinutes())
        + " a week for "
        + Counted.of(template.weeks(), "week", "weeks")
        + ", level "
        + template.level()
        + (template.age().equals("adolescent") ? ", adolescents" : "");
  }

  private static @Nullable String warning(ProgrammeTemplate template) {
    return template.belowMinimum()
        ? "Below what level "
            + template.level()
            + " asks for: "
            + Minutes.words(template.minimumWeekMinutes())
            + " a week"
        : null;
  }

  private static String line(ProgrammeTemplate version, ProgrammeTemplate now) {
    String when =
        version.version() == now.version()
            ? ", holds now"
            : version.effectiveOn().isAfter(now.effectiveOn()) ? ", to come" : "";
    return "Version "
        + version.version()
        + " from "
        + DAY.format(version.effectiveOn())
        + ": "
        + Minutes.words(version.weekMinutes())
        + " × "
        + version.weeks()
        + when
        + (version.belowMinimum() ? ", below the level's minimum" : "");
  }

  private static String words(Slot slot) {
    return slot.weekday().getDisplayName(TextStyle.FULL, Locale.ENGLISH)
        + " "
        + slot.starts()
        + ", "
        + (slot.kind().equals("group") ? "group" : "individual")
        + ", "
        + Minutes.words(slot.minutes());
  }

  private static List<SlotRow> rows(List<Slot> slots, int rows) {
    return java.util.stream.IntStream.range(0, Math.max(rows, slots.size()))
        .mapToObj(
            index -> {
              if (index >= slots.size()) {
                return new SlotRow(index + 1, null, 1, null, null);
              }
              Slot slot = slots.get(index);
              return new SlotRow(
                  index + 1,
                  slot.kind(),
                  slot.weekday().getValue(),
                  slot.starts().toString(),
                  slot.minutes());
            })
        .toList();
  }
}
