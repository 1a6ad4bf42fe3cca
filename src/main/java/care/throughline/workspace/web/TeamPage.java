package care.throughline.workspace.web;

import care.throughline.access.Role;
import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.person.PersonId;
import care.throughline.person.PersonNames;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.WorkItemDesk;
import care.throughline.worklist.WorkItemEnded;
import care.throughline.worklist.WorkItemId;
import care.throughline.worklist.WorkItems;
import care.throughline.worklist.web.PersonRef;
import care.throughline.workspace.TeamLoads;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who is late and who has too much; giving a colleague's items back to the pool. */
@Controller
@RequestMapping("/team")
class TeamPage {

  private static final int MINUTES_PER_HOUR = 60;

  private final TeamLoads loads;
  private final StaffMembers staff;
  private final PersonNames names;
  private final WorkItems items;
  private final WorkItemDesk desk;
  private final Rebalancing rebalancing;
  private final SiteTimes times;
  private final AuditTrail audit;

  TeamPage(
      TeamLoads loads,
      StaffMembers staff,
      PersonNames names,
      WorkItems items,
      WorkItemDesk desk,
      Rebalancing rebalancing,
      SiteTimes times,
      AuditTrail audit) {
    this.loads = loads;
    this.staff = staff;
    this.names = names;
    this.items = items;
    this.desk = desk;
    this.rebalancing = rebalancing;
    this.times = times;
    this.audit = audit;
  }

  /**
   * One colleague.
   *
   * @param state {@code late}, {@code soon}, {@code hold} or {@code ok}
   * @param lateText such as {@code 2 overdue, the first was due yesterday 13:35}
   * @param people such as {@code 21 of 24}
   * @param full true when a further person is worth a thought
   * @param week such as {@code 9 sessions, 12 of 36 h}
   */
  record LoadRow(
      String name,
      String href,
      String state,
      String lateText,
      int open,
      String people,
      boolean full,
      String week) {}

  /** Items nobody holds, for the same roles. */
  record PoolRow(String roles, int open, int late) {}

  /** An item of a colleague. */
  record HeldRow(
      UUID id, String title, @Nullable PersonRef person, String about, String due, boolean late) {}

  @GetMapping
  String team(Staff reader, Model model) {
    Overseers.admit(reader);
    TimeTexts texts = times.of(reader);
    LocalDate today = texts.now().atZone(texts.zone()).toLocalDate();
    List<TeamLoads.Load> all =
        loads.of(
            reader,
            today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
            today,
            texts.zone(),
            texts.now());
    List<TeamLoads.Pool> pool = loads.pool(reader, texts.now());
    int late =
        all.stream().mapToInt(TeamLoads.Load::late).sum()
            + pool.stream().mapToInt(TeamLoads.Pool::late).sum();
    model.addAttribute(
        "summary",
        late == 0
            ? Texts.of("workspace.team.nothing-overdue")
            : Texts.of("workspace.team.overdue-in-all", late));
    model.addAttribute("loads", all.stream().map(load -> row(load, texts)).toList());
    model.addAttribute(
        "pool",
        pool.stream().map(one -> new PoolRow(words(one.roles()), one.open(), one.late())).toList());
    return "workspace/team";
  }

  @GetMapping("/{id}")
  String member(@PathVariable UUID id, Staff reader, Model model) {
    Overseers.admit(reader);
    Staff member = colleague(id, reader);
    TimeTexts texts = times.of(reader);
    TeamLoads.Page page = loads.held(member.id(), reader);
    audit.record(
        reader.actor(), "workItems.viewed", "staff", id, Map.of("items", page.items().size()));
    Map<PersonId, PersonNames.PersonName> people =
        names.of(
            page.items().stream()
                .map(TeamLoads.Held::person)
                .filter(Objects::nonNull)
                .map(PersonId::new)
                .toList());
    model.addAttribute("name", member.name());
    model.addAttribute("id", id);
    model.addAttribute("receivers", rebalancing.receivers(member.id(), reader, texts));
    model.addAttribute(
        "summary",
        page.items().size() < page.total()
            ? Texts.of("workspace.team.first-items", page.items().size(), page.total())
            : Texts.of("workspace.team.open-items", page.total()));
    model.addAttribute(
        "items",
        page.items().stream()
            .map(
                held -> {
                  UUID person = held.person();
                  PersonNames.PersonName known =
                      person == null ? null : people.get(new PersonId(person));
                  return new HeldRow(
                      held.item(),
                      held.name(),
                      known == null ? null : PersonRef.of(known),
                      Objects.requireNonNullElse(held.about(), ""),
                      texts.left(held.dueAt()),
                      !held.dueAt().isAfter(texts.now()));
                })
            .toList());
    return "workspace/team-member";
  }

  /**
   * Hands items on, or with {@code act=look} only tells what it would do to both loads.
   *
   * @param to the colleague who gets them; one who is away gets nothing
   */
  @PostMapping("/{id}/handing-over")
  String handOver(
      @PathVariable UUID id,
      @RequestParam(name = "item", defaultValue = "") List<UUID> chosen,
      @RequestParam(required = false) @Nullable UUID to,
      @RequestParam(defaultValue = "hand") String act,
      Staff reader,
      Model model,
      RedirectAttributes redirect) {
    Overseers.admit(reader);
    Staff member = colleague(id, reader);
    TimeTexts texts = times.of(reader);
    UUID receiver = Objects.requireNonNullElse(to, id);
    if (act.equals("look")) {
      model.addAttribute("chosen", chosen);
      model.addAttribute("to", to);
      model.addAttribute(
          "changes",
          rebalancing.foreseen(chosen, member.id(), receiver, reader, texts).orElse(List.of()));
      return member(id, reader, model);
    }
    Rebalancing.Outcome outcome =
        rebalancing.handOver(chosen, member.id(), receiver, reader, texts);
    redirect.addFlashAttribute(
        Flash.ATTRIBUTE,
        outcome.whole() ? Flash.ok(outcome.words()) : Flash.problem(outcome.words()));
    return "redirect:/team/" + id;
  }

  /** Each item for itself: one that has ended meanwhile, or moved on, does not keep the others. */
  @PostMapping("/{id}/pool")
  String giveBack(
      @PathVariable UUID id,
      @RequestParam(name = "item", defaultValue = "") List<UUID> chosen,
      Staff reader,
      RedirectAttributes redirect) {
    Overseers.admit(reader);
    Staff member = colleague(id, reader);
    int given = 0;
    int left = 0;
    for (UUID item : chosen.stream().distinct().limit(TeamLoads.LARGEST).toList()) {
      if (giveBack(new WorkItemId(item), member.id(), reader)) {
        given++;
      } else {
        left++;
      }
    }
    redirect.addFlashAttribute(Flash.ATTRIBUTE, said(given, left));
    return "redirect:/team/" + id;
  }

  private boolean giveBack(WorkItemId item, StaffId holder, Staff by) {
    if (items
        .find(item, by)
        .filter(known -> known.open() && holder.equals(known.owner()))
        .isEmpty()) {
      return false;
    }
    try {
      desk.release(item, by);
      return true;
    } catch (WorkItemEnded | NoSuchElementException gone) {
      return false;
    }
  }

  private static Flash said(int given, int left) {
    if (given + left == 0) {
      return Flash.problem(Texts.of("workspace.team.nothing-chosen"));
    }

    return left == 0
        ? Flash.ok(Texts.of("workspace.team.back", given))
        : Flash.problem(Texts.of("workspace.team.back-some", given, left));
  }

  private Staff colleague(UUID id, Staff reader) {
    return staff.at(reader.site()).stream()
        .filter(member -> member.id().value().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static LoadRow row(TeamLoads.Load load, TimeTexts texts) {
    boolean full = load.people() >= load.warnAt();
    String state = load.late() > 0 ? "late" : load.away() ? "hold" : full ? "soon" : "ok";
    String late =
        load.oldest() != null
            ? Texts.of("workspace.team.late", load.late(), texts.limit(load.oldest()))
            : Texts.of(full ? "workspace.team.full" : "workspace.team.none-late");
    return new LoadRow(
        load.name(),
        "/team/" + load.staff().value(),
        state,
        load.away() ? Texts.of("workspace.team.away", late) : late,
        load.open(),
        load.people() == 0 ? "–" : Texts.of("workspace.team.of", load.people(), load.blockAt()),
        full,
        week(load));
  }

  private static String week(TeamLoads.Load load) {
    if (load.sessions() == 0) {
      return Texts.of("workspace.team.no-sessions");
    }
    int hours = load.sessionMinutes() / MINUTES_PER_HOUR;
    return load.workMinutes() == 0
        ? Texts.of("workspace.team.sessions", load.sessions(), hours)
        : Texts.of(
            "workspace.team.sessions-of",
            load.sessions(),
            hours,
            load.workMinutes() / MINUTES_PER_HOUR);
  }

  private static String words(List<String> roles) {
    return roles.stream()
        .map(Role::of)
        .flatMap(Optional::stream)
        .map(Role::words)
        .reduce((one, other) -> Texts.of("workspace.team.or", one, other))
        .orElse("");
  }
}
