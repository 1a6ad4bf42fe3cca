package care.throughline.schedule.web;

import care.throughline.access.Staff;
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
import org.springframework.web.bind.annotation.RequestParam;

/** The clinic's week: what takes place when, with whom and where, and what is odd about it. */
@Controller
class WeekPage {

  private final Weeks weeks;
  private final Timetable timetable;
  private final GroupCensus census;

  WeekPage(Weeks weeks, Timetable timetable, GroupCensus census) {
    this.weeks = weeks;
    this.timetable = timetable;
    this.census = census;
  }

  @GetMapping("/schedule")
  String week(
      @RequestParam(required = false) @Nullable String week,
      @RequestParam(required = false) @Nullable List<UUID> staff,
      @RequestParam(required = false) @Nullable List<UUID> room,
      @RequestParam(required = false) @Nullable List<UUID> group,
      Staff reader,
      Model model) {
    Weeks.Asked asked = weeks.asked(week, reader);
    WeekTicks ticks = WeekTicks.of(staff, room, group);
    List<TimetableEntry> entries =
        timetable.of(asked.week(), reader).stream().filter(ticks::show).toList();
    List<EntryView> views =
        entries.stream()
            .map(entry -> TimetableViews.entry(entry, asked.facts(), asked.now(), reader))
            .toList();
    Weeks.head(model, asked, "/schedule", ticks.query());
    model.addAttribute(
        "days",
        TimetableViews.days(
            asked.week(), byDay(entries, views), asked.facts(), asked.today(), Map.of()));
    model.addAttribute("hours", TimetableViews.hours(entries, views, asked.week()));
    model.addAttribute("ticks", ticks.boxes(asked.facts()));
    model.addAttribute("ticked", !ticks.none());
    model.addAttribute("summary", summary(views));
    model.addAttribute("wrong", count(views, "late"));
    model.addAttribute("open", count(views, "soon"));
    model.addAttribute(
        "undated",
        reader.seesPeople()
            ? census.undated(reader.site(), asked.week().monday(), asked.week().sunday())
            : List.of());
    model.addAttribute("mayMend", Repairs.may(reader));
    return "schedule/week";
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
    String words = held == 1 ? "1 entry" : held + " entries";
    return cancelled == 0 ? words : words + ", " + cancelled + " cancelled";
  }

  private static long count(List<EntryView> views, String state) {
    return views.stream().filter(view -> view.state().equals(state)).count();
  }
}
