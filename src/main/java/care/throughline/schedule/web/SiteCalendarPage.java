package care.throughline.schedule.web;

import care.throughline.access.Site;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.platform.DateText;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.booking.Editors;
import care.throughline.schedule.calendar.ClinicHours;
import care.throughline.schedule.calendar.Closing;
import care.throughline.schedule.calendar.ClosureEffect;
import care.throughline.schedule.calendar.Closures;
import care.throughline.schedule.calendar.HolidayPolicy;
import care.throughline.schedule.calendar.HolidayProposals;
import care.throughline.schedule.calendar.HolidayRegions;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Hours, closures, holidays and the holiday policy of the reader's site. */
@Controller
class SiteCalendarPage {

  private static final String BACK = "redirect:/calendar/site";

  private final Clock clock;
  private final Sites sites;
  private final ClinicHours hours;
  private final Closures closures;
  private final HolidayProposals proposals;
  private final HolidayRegions regions;

  SiteCalendarPage(
      Clock clock,
      Sites sites,
      ClinicHours hours,
      Closures closures,
      HolidayProposals proposals,
      HolidayRegions regions) {
    this.clock = clock;
    this.sites = sites;
    this.hours = hours;
    this.closures = closures;
    this.proposals = proposals;
    this.regions = regions;
  }

  /** One proposal; {@code day} as it is sent back. */
  record DateView(String day, String words, String name) {}

  @GetMapping("/calendar/site")
  String page(Staff reader, Model model) {
    return show(reader, null, null, null, model);
  }

  /** One closing with all of its days and what it cancelled. */
  @GetMapping("/calendar/site/closings/{id}")
  String closing(@PathVariable UUID id, Staff reader, Model model) {
    SiteAccess.read(reader);
    Site site = sites.get(reader.site());
    Closing closing =
        closures
            .closing(site.id(), id)
            .orElseThrow(() -> new NoSuchElementException("There is no such closing."));
    model.addAttribute("site", site);
    model.addAttribute("mayEdit", Editors.may(reader));
    model.addAttribute("closing", ClosingView.of(closing, site, clock.instant()));
    return "schedule/closing";
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
          Flash.ok(Texts.of("schedule-pages.closing.done", effect.sessions(), effect.people())));
      return BACK;
    } catch (ScheduleRefused refused) {
      response.setStatus(422);
      return show(by, body, null, refused.getMessage(), model);
    }
  }

  @PostMapping("/calendar/site/reopening")
  String reopen(
      @RequestParam UUID closing,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    SiteAccess.edit(by);
    return done(
        () -> closures.lift(by.site(), closing, by),
        Texts.of("schedule-pages.closing.taken-back"),
        refused -> again(by, new Typed("reopen", Map.of()), refused, model, response),
        next);
  }

  @PostMapping("/calendar/site/policy")
  String policy(
      @RequestParam(defaultValue = "") String policy,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    SiteAccess.edit(by);
    return done(
        () -> hours.policy(by.site(), CalendarBody.policy(policy), by),
        Texts.of("schedule-pages.site-calendar.policy-saved"),
        refused -> again(by, new Typed("policy", Map.of()), refused, model, response),
        next);
  }

  /**
   * Whose holidays are proposed. A country that was not set before is taken as a whole; its states
   * can be chosen after that.
   */
  @PostMapping("/calendar/site/holiday-region")
  String region(
      @RequestParam(defaultValue = "") String country,
      @RequestParam(defaultValue = "") String state,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes next) {
    SiteAccess.edit(by);
    String code = state.startsWith(country + "-") ? state : country;
    return done(
        () -> regions.set(by.site(), code, by),
        Texts.of("schedule-pages.site-calendar.region-saved"),
        refused ->
            again(
                by,
                new Typed("region", Map.of("country", country, "state", state)),
                refused,
                model,
                response),
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
    if (!model.containsAttribute("typed")) {
      model.addAttribute("typed", Typed.NONE);
    }
    model.addAttribute("site", site);
    model.addAttribute("mayEdit", Editors.may(reader));
    model.addAttribute("week", HoursForm.of(site.hours()).days());
    String region = proposals.region(site.id());
    String country = region.split("-", 2)[0];
    model.addAttribute("region", region);
    model.addAttribute("country", country);
    model.addAttribute("countries", regions.countries());
    model.addAttribute("states", regions.statesOf(country));
    model.addAttribute("policy", hours.policy(site.id()));
    model.addAttribute("policies", HolidayPolicy.values());
    model.addAttribute(
        "closures",
        closures.closings(site.id(), today).stream()
            .map(one -> ClosingView.of(one, site, clock.instant()))
            .toList());
    model.addAttribute("proposals", proposals(site, today.getYear()));
    model.addAttribute("form", body);
    model.addAttribute("effect", effect);
    model.addAttribute("cancelled", cancelled(effect));
    model.addAttribute(
        "later",
        effect == null || effect.later() == 0
            ? null
            : Texts.of("schedule-pages.closing.later", effect.later()));
    model.addAttribute(
        "closing", body == null || effect == null ? null : ClosingView.words(body, site.id()));
    model.addAttribute("problem", problem);
    return "schedule/site-calendar";
  }

  /** What is cancelled, as a sentence; null when nothing is. */
  private static @Nullable String cancelled(@Nullable ClosureEffect effect) {
    return effect == null || (effect.sessions() == 0 && effect.meetings() == 0)
        ? null
        : Texts.of(
            "schedule-pages.closing.cancels",
            effect.meetings(),
            effect.sessions(),
            effect.people());
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
                    DateText.SHORT_DAY_AND_YEAR.of(proposal.day()),
                    proposal.name()))
        .toList();
  }

  private static String done(
      Runnable act,
      String words,
      Function<ScheduleRefused, String> otherwise,
      RedirectAttributes next) {
    try {
      act.run();
    } catch (ScheduleRefused refused) {
      return otherwise.apply(refused);
    }
    next.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(words));
    return BACK;
  }

  /** The page once more with what was typed and what is wrong with it. */
  private String again(
      Staff by, Typed typed, ScheduleRefused refused, Model model, HttpServletResponse response) {
    response.setStatus(422);
    model.addAttribute("typed", typed);
    return show(by, null, null, refused.getMessage(), model);
  }
}
