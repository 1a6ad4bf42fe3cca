package care.throughline.schedule.web;

import care.throughline.access.Hours;
import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.platform.web.Flash;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.booking.Editors;
import care.throughline.schedule.calendar.ClinicHours;
import care.throughline.schedule.calendar.ClosureEffect;
import care.throughline.schedule.calendar.Closures;
import care.throughline.schedule.calendar.HolidayPolicy;
import care.throughline.schedule.calendar.HolidayProposals;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Hours, closures, holidays and the holiday policy of the reader's site. */
@Controller
class SiteCalendarPage {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
  private static final String BACK = "redirect:/calendar/site";

  private final Clock clock;
  private final Sites sites;
  private final ClinicHours hours;
  private final Closures closures;
  private final HolidayProposals proposals;

  SiteCalendarPage(
      Clock clock, Sites sites, ClinicHours hours, Closures closures, HolidayProposals proposals) {
    this.clock = clock;
    this.sites = sites;
    this.hours = hours;
    this.closures = closures;
    this.proposals = proposals;
  }

  /** One weekday with its hours as text; empty when closed. */
  record DayView(String key, String name, String opens, String closes) {}

  /** One closure or proposal; {@code day} as it is sent back. */
  record DateView(String day, String words, String name, String kind) {}

  @GetMapping("/calendar/site")
  String page(Staff reader, Model model) {
    return show(reader, null, null, null, model);
  }

  /** Shows what a closure would do before anything is changed. */
  @PostMapping("/calendar/site/preview")
  String preview(
      CalendarBody.ClosureBody body, Staff by, Model model, HttpServletResponse response) {
    SiteAccess.edit(by);
    try {
      return show(by, body, closures.preview(body.read(by.site())), null, model);
    } catch (ScheduleRefused refused) {
      response.setStatus(422);
      return show(by, body, null, refused.getMessage(), model);
    }
  }

  @PostMapping("/calendar/site/closures")
  String close(
      CalendarBody.ClosureBody body,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    SiteAccess.edit(by);
    try {
      ClosureEffect effect = closures.close(body.read(by.site()), by);
      next.addFlashAttribute(
          Flash.ATTRIBUTE,
          Flash.ok(
              "Closed. "
                  + effect.sessions()
                  + " sessions of "
                  + effect.people()
                  + " people were cancelled; each person is told once."));
      return BACK;
    } catch (ScheduleRefused refused) {
      response.setStatus(422);
      return show(by, body, null, refused.getMessage(), model);
    }
  }

  @PostMapping("/calendar/site/reopening")
  String reopen(@RequestParam String day, Staff by, RedirectAttributes next) {
    SiteAccess.edit(by);
    return done(
        () -> closures.reopen(by.site(), CalendarBody.day(day), by),
        "Taken back. What was cancelled stays cancelled; offer it again where it is wanted.",
        next);
  }

  @PostMapping("/calendar/site/hours")
  String hours(@RequestParam Map<String, String> sent, Staff by, RedirectAttributes next) {
    SiteAccess.edit(by);
    Map<String, Map<String, String>> week = new LinkedHashMap<>();
    for (DayOfWeek day : DayOfWeek.values()) {
      String key = day.name().toLowerCase(Locale.ROOT);
      week.put(
          key,
          Map.of(
              "opens", sent.getOrDefault(key + "Opens", ""),
              "closes", sent.getOrDefault(key + "Closes", "")));
    }
    try {
      Map<DayOfWeek, Hours> read = CalendarBody.week(week);
      int outside = hours.outside(by.site(), read).size();
      hours.set(by.site(), read, by);
      next.addFlashAttribute(
          Flash.ATTRIBUTE,
          Flash.ok(
              outside == 0
                  ? "The hours are saved."
                  : "The hours are saved. "
                      + outside
                      + " meetings to come lie outside of them; move them on the week page."));
    } catch (ScheduleRefused refused) {
      next.addFlashAttribute(Flash.ATTRIBUTE, Flash.problem(words(refused)));
    }
    return BACK;
  }

  @PostMapping("/calendar/site/policy")
  String policy(@RequestParam String policy, Staff by, RedirectAttributes next) {
    SiteAccess.edit(by);
    HolidayPolicy chosen =
        Arrays.stream(HolidayPolicy.values())
            .filter(one -> one.key().equals(policy))
            .findFirst()
            .orElseThrow(() -> new ScheduleRefused("Choose one of the three holiday policies."));
    return done(
        () -> hours.policy(by.site(), chosen, by),
        "Saved. It holds for holidays confirmed from now on.",
        next);
  }

  private String show(
      Staff reader,
      CalendarBody.@Nullable ClosureBody body,
      @Nullable ClosureEffect effect,
      @Nullable String problem,
      Model model) {
    SiteAccess.read(reader);
    Site site = sites.get(reader.site());
    LocalDate today = site.dayOf(clock.instant());
    model.addAttribute("site", site);
    model.addAttribute("mayEdit", Editors.may(reader));
    model.addAttribute(
        "week", Arrays.stream(DayOfWeek.values()).map(day -> day(site, day)).toList());
    model.addAttribute("policy", hours.policy(site.id()));
    model.addAttribute("policies", HolidayPolicy.values());
    model.addAttribute(
        "closures",
        closures.from(site.id(), today).stream()
            .map(
                closure ->
                    new DateView(
                        closure.day().toString(),
                        DAY.format(closure.day())
                            + (closure.wholeDay()
                                ? ""
                                : ", " + closure.from() + " to " + closure.until()),
                        closure.reason(),
                        closure.holiday() ? "Holiday" : "Closure"))
            .toList());
    model.addAttribute("proposals", proposals(site, today.getYear()));
    model.addAttribute("form", body);
    model.addAttribute("effect", effect);
    model.addAttribute(
        "closing",
        body == null || effect == null ? null : DAY.format(CalendarBody.day(body.day())));
    model.addAttribute("problem", problem);
    return "schedule/site-calendar";
  }

  private List<DateView> proposals(Site site, int year) {
    return java.util.stream.IntStream.rangeClosed(year, year + 1)
        .boxed()
        .flatMap(each -> proposals.of(site.id(), each).stream())
        .filter(proposal -> proposal.open())
        .map(
            proposal ->
                new DateView(
                    proposal.day().toString(),
                    DAY.format(proposal.day()),
                    proposal.name(),
                    "Proposed"))
        .toList();
  }

  private static DayView day(Site site, DayOfWeek day) {
    Hours that = site.hours().get(day);
    return new DayView(
        day.name().toLowerCase(Locale.ROOT),
        day.getDisplayName(TextStyle.FULL, Locale.ENGLISH),
        that == null ? "" : that.opens().toString(),
        that == null ? "" : that.closes().toString());
  }

  private static String done(Runnable act, String words, RedirectAttributes next) {
    try {
      act.run();
      next.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(words));
    } catch (ScheduleRefused refused) {
      next.addFlashAttribute(Flash.ATTRIBUTE, Flash.problem(words(refused)));
    }
    return BACK;
  }

  private static String words(ScheduleRefused refused) {
    return Objects.requireNonNullElse(refused.getMessage(), "");
  }
}
