package care.throughline.workspace.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.episode.EpisodeId;
import care.throughline.episode.Invariant;
import care.throughline.episode.InvariantCheck;
import care.throughline.episode.Messages;
import care.throughline.episode.ReadableEpisodes;
import care.throughline.pathway.Releases;
import care.throughline.pathway.ShippedPathways;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.WorkItemFacts;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Whether the promises of the installation hold now. Tells ids, never names; only readers who see
 * people get links to them.
 */
@Controller
@RequestMapping("/health-checks")
class HealthPage {

  private static final int MANY = 20;

  private final InvariantCheck invariants;
  private final ReadableEpisodes episodes;
  private final Releases releases;
  private final Messages messages;
  private final SiteTimes times;
  private final JdbcClient jdbc;
  private final Clock clock;

  HealthPage(
      InvariantCheck invariants,
      ReadableEpisodes episodes,
      Releases releases,
      Messages messages,
      SiteTimes times,
      JdbcClient jdbc,
      Clock clock) {
    this.invariants = invariants;
    this.episodes = episodes;
    this.releases = releases;
    this.messages = messages;
    this.times = times;
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /**
   * One promise.
   *
   * @param state {@code holds}, {@code broken} or {@code unknown}
   */
  record CheckView(
      String name,
      String what,
      String state,
      long count,
      @Nullable String detail,
      List<CheckCase> cases) {}

  /**
   * One place where it does not hold.
   *
   * @param href the person's page; null when the reader may not open it
   */
  record CheckCase(String text, @Nullable String href) {}

  @GetMapping
  String page(Staff reader, Model model) {
    admit(reader);
    TimeTexts texts = times.of(reader);
    long began = System.nanoTime();
    List<CheckView> checks = invariants.run().stream().map(check -> view(check, reader)).toList();
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    long broken = checks.stream().filter(check -> check.state().equals("broken")).count();
    model.addAttribute(
        "checkedText",
        Texts.of(
            "workspace.health.checked",
            texts.clock(texts.now()),
            String.format(Texts.language(), "%.1f", took.toMillis() / 1000.0)));
    model.addAttribute("checks", checks);
    model.addAttribute(
        "summary",
        broken == 0
            ? Texts.of("workspace.health.all-hold", checks.size())
            : Texts.of("workspace.health.some-broken", broken, checks.size()));
    model.addAttribute("summaryState", broken == 0 ? "holds" : "broken");
    model.addAttribute("facts", facts(texts));
    return "workspace/health";
  }

  /** The page checks whenever it is shown; the button only says that it did. */
  @PostMapping
  String again(Staff reader, RedirectAttributes redirect) {
    admit(reader);
    redirect.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(Texts.of("workspace.health.again")));
    return "redirect:/health-checks";
  }

  private static void admit(Staff reader) {
    if (reader.roleKeys().stream().noneMatch(HealthNavigation.ROLES::contains)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }

  private CheckView view(InvariantCheck.Check check, Staff reader) {
    List<CheckCase> cases =
        check.cases().stream().limit(MANY).map(broken -> place(broken, reader)).toList();
    String detail =
        check.count() > cases.size()
            ? Texts.of("workspace.health.first-cases", cases.size(), check.count())
            : null;
    return new CheckView(
        Texts.of("workspace.health.promise." + check.name()),
        check.what(),
        check.holds() ? "holds" : "broken",
        check.count(),
        detail,
        cases);
  }

  private CheckCase place(Invariant.Case broken, Staff reader) {
    EpisodeId id = broken.episode();
    String href =
        id == null
            ? null
            : episodes
                .find(id, reader)
                .map(episode -> "/people/" + episode.person().value())
                .orElse(null);
    return new CheckCase(broken.text(), href);
  }

  private List<WorkItemFacts.Fact> facts(TimeTexts texts) {
    Map<String, Long> inbox = messages.countByState();
    Instant now = clock.instant();
    return List.of(
        new WorkItemFacts.Fact(
            Texts.of("workspace.health.version"),
            Objects.requireNonNullElse(
                HealthPage.class.getPackage().getImplementationVersion(),
                Texts.of("workspace.health.from-source"))),
        new WorkItemFacts.Fact(
            Texts.of("workspace.health.pathway"),
            releases
                .current(ShippedPathways.IOP)
                .map(
                    release ->
                        Texts.of("workspace.health.release", String.valueOf(release.number())))
                .orElse(Texts.of("workspace.health.not-installed"))),
        new WorkItemFacts.Fact(Texts.of("workspace.health.node"), node()),
        new WorkItemFacts.Fact("Java", System.getProperty("java.version")),
        new WorkItemFacts.Fact(
            Texts.of("workspace.health.database"),
            "PostgreSQL " + jdbc.sql("show server_version").query(String.class).single()),
        new WorkItemFacts.Fact(Texts.of("workspace.health.clock"), texts.moment(now)),
        new WorkItemFacts.Fact(
            Texts.of("workspace.health.messages-waiting"),
            Long.toString(inbox.getOrDefault("waiting", 0L))),
        new WorkItemFacts.Fact(
            Texts.of("workspace.health.messages-never"),
            Long.toString(inbox.getOrDefault("failed", 0L))));
  }

  private static String node() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException nameless) {
      return Texts.of("workspace.health.unnamed");
    }
  }
}
