package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.platform.Texts;
import care.throughline.schedule.group.GroupCensus;
import care.throughline.schedule.placing.Repairs;
import care.throughline.schedule.timetable.Timetable;
import care.throughline.schedule.timetable.TimetableEntry;
import care.throughline.schedule.web.TimetableViews.EntryView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The clinic's week: what takes place when, with whom and where, and what is odd about it. */
@Controller
class WeekPage {

  private static final String PATH = "/schedule";
  private static final String BY_DAY = "/schedule/by-day";

  private final Weeks weeks;
  private final Timetable timetable;
  private final GroupCensus census;

  WeekPage(Weeks weeks, Timetable timetable, GroupCensus census) {
    this.weeks = weeks;
    this.timetable = timetable;
    this.census = census;
  }

  /** What was asked for: the week, what is ticked, and what takes place. */
  private record Shown(
      Weeks.Asked asked, WeekTicks ticks, List<TimetableEntry> entries, List<EntryView> views) {}

  @GetMapping(PATH)
  String week(
      @RequestParam(required = false) @Nullable String week,
      @RequestParam(required = false) @Nullable List<UUID> staff,
      @RequestParam(required = false) @Nullable List<UUID> room,
      @RequestParam(required = false) @Nullable List<UUID> group,
      Staff reader,
      Model model) {
    Shown shown = shown(week, WeekTicks.of(staff, room, group), reader);
    Weeks.Asked asked = shown.asked();
    head(shown, PATH, model);
    model.addAttribute(
        "days",
        TimetableViews.days(asked.week(), Map.of(), asked.facts(), asked.today(), Map.of()));
    model.addAttribute("list", href(BY_DAY, shown));
    model.addAttribute("hours", TimetableViews.hours(shown.entries(), shown.views(), asked.week()));
    model.addAttribute("ticks", shown.ticks().boxes(asked.facts()));
    model.addAttribute("ticked", !shown.ticks().none());
    model.addAttribute("summary", summary(shown.views()));
    model.addAttribute("wrong", count(shown.views(), "late"));
    model.addAttribute("open", count(shown.views(), "soon"));
    model.addAttribute(
        "undated",
        reader.seesPeople()
            ? census.undated(reader.site(), asked.week().monday(), asked.week().sunday())
            : List.of());
    model.addAttribute("mayMend", Repairs.may(reader));
    return "schedule/week";
  }

  /** The same week day by day: a page of its own, or the part that a narrow screen asks for. */
  @GetMapping(BY_DAY)
  String byDay(
      @RequestParam(required = false) @Nullable String week,
      @RequestParam(required = false) @Nullable List<UUID> staff,
      @RequestParam(required = false) @Nullable List<UUID> room,
      @RequestParam(required = false) @Nullable List<UUID> group,
      @RequestHeader(name = "HX-Request", required = false) @Nullable String partial,
      Staff reader,
      Model model) {
    Shown shown = shown(week, WeekTicks.of(staff, room, group), reader);
    Weeks.Asked asked = shown.asked();
    head(shown, BY_DAY, model);
    model.addAttribute("table", href(PATH, shown));
    model.addAttribute(
        "days",
        TimetableViews.days(
            asked.week(),
            byDay(shown.entries(), shown.views()),
            asked.facts(),
            asked.today(),
            Map.of()));
    return partial == null ? "schedule/week-by-day" : "schedule/_days :: days(days=${days})";
  }

  private Shown shown(@Nullable String week, WeekTicks ticks, Staff reader) {
    Weeks.Asked asked = weeks.asked(week, reader);
    List<TimetableEntry> entries =
        timetable.of(asked.week(), reader).stream().filter(ticks::show).toList();
    return new Shown(
        asked,
        ticks,
        entries,
        entries.stream()
            .map(entry -> TimetableViews.entry(entry, asked.facts(), asked.now(), reader))
            .toList());
  }

  private static void head(Shown shown, String path, Model model) {
    Weeks.head(model, shown.asked(), path, shown.ticks().query());
  }

  private static String href(String path, Shown shown) {
    return path + "?week=" + shown.asked().week().monday() + shown.ticks().query();
  }

  /** Entries of each day, in the order given. */
  static Map<LocalDate, List<EntryView>> byDay(
      List<TimetableEntry> entries, List<EntryView> views) {
    Map<LocalDate, List<EntryView>> days = new HashMap<>();
    for (int at = 0; at < entries.size(); at++) {
      days.computeIfAbsent(entries.get(at).time().day(), none -> new ArrayList<>())
          .add(views.get(at));
    }
    return days;
  }

  private static String summary(List<EntryView> views) {
    long cancelled = count(views, "cancelled");
    long held = views.size() - cancelled;
    return cancelled == 0
        ? Texts.of("schedule-pages.week.entries", held)
        : Texts.of("schedule-pages.week.entries-cancelled", held, cancelled);
  }

  private static long count(List<EntryView> views, String state) {
    return views.stream().filter(view -> view.state().equals(state)).count();
  }
}
