package care.throughline.escalation.web;

import care.throughline.access.Role;
import care.throughline.access.Site;
import care.throughline.access.SiteTimes;
import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.access.StaffMembers;
import care.throughline.escalation.Interval;
import care.throughline.escalation.Ladder;
import care.throughline.escalation.LadderDesk;
import care.throughline.escalation.LadderPreview;
import care.throughline.escalation.LadderRefused;
import care.throughline.escalation.LadderVersion;
import care.throughline.escalation.Ladders;
import care.throughline.escalation.StepClocks;
import care.throughline.escalation.Target;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.Urgency;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
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

/** The ladders: which ones there are, one with its preview, and all clocks of a step. */
@Controller
@RequestMapping("/ladders")
class LadderPage {

  private static final String PATHWAY = "iop";
  private static final int VERSIONS = 20;
  private static final int UNFIT = 422;

  private final Ladders ladders;
  private final LadderDesk desk;
  private final StepClocks clocks;
  private final Sites sites;
  private final StaffMembers staff;
  private final SiteTimes times;
  private final LadderWords words;

  LadderPage(
      Ladders ladders,
      LadderDesk desk,
      StepClocks clocks,
      Sites sites,
      StaffMembers staff,
      SiteTimes times,
      LadderWords words) {
    this.ladders = ladders;
    this.desk = desk;
    this.clocks = clocks;
    this.sites = sites;
    this.staff = staff;
    this.times = times;
    this.words = words;
  }

  /** A ladder in the list. */
  record LadderRow(
      String urgency,
      String scope,
      String interval,
      List<String> rungs,
      String version,
      String href) {}

  /** A version of a ladder. */
  record VersionRow(int number, String by, String at, List<String> rungs) {}

  /** A thing to choose. */
  record Choice(String value, String label) {}

  /** A sample item with its dates. */
  record SampleView(String heading, String opened, String due, List<LineView> rungs) {}

  /** One rung of a sample. */
  record LineView(String at, String words) {}

  @GetMapping
  String list(@RequestParam(required = false) @Nullable String step, Staff reader, Model model) {
    look(reader);
    model.addAttribute("ladders", ladders.inForce().stream().map(one -> row(one, reader)).toList());
    var steps = clocks.steps(PATHWAY);
    model.addAttribute(
        "steps",
        steps.stream()
            .map(
                one ->
                    new Choice(
                        one.process() + "/" + one.step(), one.name() + " · " + one.process()))
            .toList());
    model.addAttribute("step", step);
    steps.stream()
        .filter(one -> (one.process() + "/" + one.step()).equals(step))
        .findFirst()
        .map(one -> clocks.of(one, sites.get(reader.site())))
        .ifPresent(
            found -> {
              model.addAttribute("clocks", found.step());
              model.addAttribute("clocksDue", words.due(found.step().due()));
              model.addAttribute("clocksLadder", row(found.ladder(), reader));
            });
    model.addAttribute("mayChange", LadderDesk.mayChange(reader));
    model.addAttribute("urgencies", Urgency.values());
    model.addAttribute("roles", roles());
    model.addAttribute("site", reader.site());
    return "escalation/ladders";
  }

  /** Leads to the ladder of one role or site, there or not. */
  @GetMapping("/special")
  String special(
      @RequestParam Urgency urgency,
      @RequestParam(defaultValue = "") String role,
      @RequestParam(defaultValue = "") String site,
      Staff reader) {
    look(reader);
    return "redirect:" + scope(urgency, role, site).href();
  }

  @GetMapping("/{urgency}")
  String ladder(
      @PathVariable Urgency urgency,
      @RequestParam(defaultValue = "") String role,
      @RequestParam(defaultValue = "") String site,
      Staff reader,
      Model model) {
    look(reader);
    Scope scope = scope(urgency, role, site);
    LadderVersion base =
        ladders
            .exactly(urgency, scope.role(), scope.site())
            .orElseGet(() -> ladders.exactly(urgency, null, null).orElseThrow());
    return page(scope, LadderForm.of(base.ladder()), List.of(), reader, model);
  }

  @PostMapping("/{urgency}")
  String save(
      @PathVariable Urgency urgency,
      @RequestParam MultiValueMap<String, String> typed,
      Staff reader,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    change(reader);
    Scope scope = scope(urgency, text(typed, "role"), text(typed, "site"));
    LadderForm form = LadderForm.of(typed);
    Ladder ladder = form.ladder(urgency, scope.role(), scope.site());
    if (typed.containsKey("preview")) {
      List<LadderRefused.Finding> findings = LadderDesk.check(ladder);
      if (!findings.isEmpty()) {
        response.setStatus(UNFIT);
      }
      return page(scope, form, findings, reader, model);
    }
    try {
      desk.save(ladder, reader);
    } catch (LadderRefused refused) {
      response.setStatus(UNFIT);
      return page(scope, form, refused.findings(), reader, model);
    }
    redirect.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(Texts.of("escalation.ladder.saved")));
    return "redirect:" + scope.href();
  }

  @PostMapping("/{urgency}/remove")
  String remove(
      @PathVariable Urgency urgency,
      @RequestParam(defaultValue = "") String role,
      @RequestParam(defaultValue = "") String site,
      Staff reader,
      RedirectAttributes redirect) {
    change(reader);
    Scope scope = scope(urgency, role, site);
    if (scope.general()) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST);
    }
    ladders
        .exactly(urgency, scope.role(), scope.site())
        .ifPresent(one -> desk.remove(one.ladder(), reader));
    redirect.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(Texts.of("escalation.ladder.removed")));
    return "redirect:/ladders";
  }

  /** For which items a ladder is. */
  record Scope(Urgency urgency, @Nullable Role role, @Nullable String site) {
    boolean general() {
      return role == null && site == null;
    }

    String href() {
      return "/ladders/"
          + urgency
          + "?role="
          + (role == null ? "" : role.key())
          + "&site="
          + (site == null ? "" : site);
    }
  }

  private String page(
      Scope scope,
      LadderForm form,
      List<LadderRefused.Finding> findings,
      Staff reader,
      Model model) {
    Site site = sites.get(scope.site() == null ? reader.site() : scope.site());
    TimeTexts texts = new TimeTexts(times.of(reader).now(), site.zone());
    Ladder ladder = form.ladder(scope.urgency(), scope.role(), scope.site());
    model.addAttribute("scope", scope);
    model.addAttribute("scopeWords", words.scope(scope.role(), scope.site()));
    model.addAttribute("urgencyWords", words.urgency(scope.urgency()));
    model.addAttribute("form", form);
    model.addAttribute("findings", findings.stream().map(LadderRefused.Finding::words).toList());
    model.addAttribute("targets", Target.values());
    model.addAttribute(
        "units",
        Arrays.stream(Interval.Unit.values())
            .map(unit -> new Choice(unit.name(), words.unit(unit)))
            .toList());
    model.addAttribute("mayChange", LadderDesk.mayChange(reader));
    model.addAttribute(
        "mayRemove",
        LadderDesk.mayChange(reader)
            && !scope.general()
            && ladders.exactly(scope.urgency(), scope.role(), scope.site()).isPresent());
    model.addAttribute("zone", site.zone().getId());
    model.addAttribute(
        "samples",
        LadderDesk.check(ladder).isEmpty()
            ? LadderPreview.of(ladder, site, texts.now()).stream()
                .map(sample -> view(sample, ladder, texts))
                .toList()
            : List.of());
    model.addAttribute(
        "versions",
        ladders.history(scope.urgency(), scope.role(), scope.site(), VERSIONS).stream()
            .map(
                one ->
                    new VersionRow(
                        one.number(),
                        one.madeBy() == null
                            ? Texts.of("escalation.ladder.shipped")
                            : staff.find(one.madeBy()).map(Staff::name).orElse(""),
                        texts.when(one.madeAt()),
                        words.rungs(one.ladder())))
            .toList());
    return "escalation/ladder";
  }

  private SampleView view(LadderPreview.Sample sample, Ladder ladder, TimeTexts texts) {
    return new SampleView(
        Texts.of("escalation.preview." + sample.kind()),
        texts.moment(sample.openedAt()),
        texts.moment(sample.dueAt()),
        sample.rungs().stream()
            .map(line -> new LineView(texts.moment(line.at()), words.rung(line.rung(), ladder)))
            .toList());
  }

  private LadderRow row(LadderVersion version, Staff reader) {
    Ladder ladder = version.ladder();
    return new LadderRow(
        words.urgency(ladder.urgency()),
        words.scope(ladder.role(), ladder.site()),
        ladder.interval().words(),
        words.rungs(ladder),
        version.madeBy() == null
            ? Texts.of("escalation.ladder.shipped")
            : Texts.of(
                "escalation.ladder.version",
                version.number(),
                times.of(reader).when(version.madeAt())),
        new Scope(ladder.urgency(), ladder.role(), ladder.site()).href());
  }

  private List<Choice> roles() {
    return Arrays.stream(Role.values())
        .filter(Role::seesPeople)
        .map(role -> new Choice(role.key(), role.words()))
        .toList();
  }

  private Scope scope(Urgency urgency, String role, String site) {
    Role known =
        role.isBlank()
            ? null
            : Role.of(role).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST));
    if (!site.isBlank()) {
      try {
        sites.get(site);
      } catch (IllegalArgumentException unknown) {
        throw new ResponseStatusException(HttpStatus.BAD_REQUEST, null, unknown);
      }
    }
    return new Scope(urgency, known, site.isBlank() ? null : site);
  }

  private static String text(MultiValueMap<String, String> typed, String name) {
    String value = typed.getFirst(name);
    return value == null ? "" : value;
  }

  private static void look(Staff reader) {
    if (!LadderDesk.mayLook(reader)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }

  private static void change(Staff reader) {
    if (!LadderDesk.mayChange(reader)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }
}
