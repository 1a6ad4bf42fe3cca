package care.throughline.schedule.web;

import care.throughline.access.Staff;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.schedule.timetable.EntryTime;
import care.throughline.schedule.timetable.Timetable;
import care.throughline.schedule.timetable.TimetableEntry;
import care.throughline.schedule.timetable.WeekFacts;
import care.throughline.schedule.web.TimetableViews.EntryView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reader's own week: groups they lead, hours with people, busy time and leave. */
@Controller
class CalendarPage {

  private final Weeks weeks;
  private final Timetable timetable;

  CalendarPage(Weeks weeks, Timetable timetable) {
    this.weeks = weeks;
    this.timetable = timetable;
  }

  @GetMapping("/calendar")
  String calendar(
      @RequestParam(required = false) @Nullable String week, Staff reader, Model model) {
    Weeks.Asked asked = weeks.asked(week, reader);
    List<TimetableEntry> entries = timetable.own(asked.week(), reader);
    List<EntryView> views =
        entries.stream()
            .map(entry -> TimetableViews.entry(entry, asked.facts(), asked.now(), reader))
            .toList();
    Map<LocalDate, List<EntryView>> days = WeekPage.byDay(entries, views);
    for (EntryTime busy : timetable.busy(asked.week(), reader, asked.site())) {
      days.computeIfAbsent(busy.day(), none -> new ArrayList<>()).add(busy(busy));
    }
    days.values().forEach(day -> day.sort(Comparator.comparing(EntryView::time)));
    Weeks.head(model, asked, "/calendar", "");
    model.addAttribute(
        "days",
        TimetableViews.days(
            asked.week(), days, asked.facts(), asked.today(), leave(asked, reader)));
    model.addAttribute("empty", days.isEmpty());
    return "schedule/calendar";
  }

  private static EntryView busy(EntryTime time) {
    String span = DateText.CLOCK.of(time.starts()) + "–" + DateText.CLOCK.of(time.ends());
    return new EntryView(
        "busy",
        "",
        span,
        Texts.of("schedule-pages.calendar.busy"),
        null,
        null,
        "",
        List.of(),
        null,
        null);
  }

  private static Map<LocalDate, String> leave(Weeks.Asked asked, Staff reader) {
    Map<LocalDate, String> days = new HashMap<>();
    for (WeekFacts.Leave leave : asked.facts().leave()) {
      if (leave.staff().equals(reader.id().value())) {
        asked.week().days().stream()
            .filter(leave::on)
            .forEach(day -> days.put(day, Texts.of("schedule-pages.calendar.on-leave")));
      }
    }
    return days;
  }
}
