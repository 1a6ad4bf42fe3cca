package care.throughline.escalation.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.escalation.EscalationDesk;
import care.throughline.escalation.EscalationRefused;
import care.throughline.escalation.Escalations;
import care.throughline.person.PersonId;
import care.throughline.person.PersonNames;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.platform.web.TimeTexts;
import care.throughline.worklist.WorkItemId;
import care.throughline.worklist.web.PersonRef;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What rings now, by level, and how it is answered. */
@Controller
@RequestMapping("/escalations")
class EscalationPage {

  private static final int MINUTES_OF_EMERGENCY = 15;

  private final Escalations escalations;
  private final EscalationDesk desk;
  private final PersonNames names;
  private final SiteTimes times;
  private final AuditTrail audit;

  EscalationPage(
      Escalations escalations,
      EscalationDesk desk,
      PersonNames names,
      SiteTimes times,
      AuditTrail audit) {
    this.escalations = escalations;
    this.desk = desk;
    this.names = names;
    this.times = times;
    this.audit = audit;
  }

  /**
   * One escalation as it is read.
   *
   * @param person null when the item is a page
   * @param about what a page is about; empty for a task
   * @param since such as {@code 1 h 20 late}
   * @param next when it rings next, or who has answered
   * @param until proposed for postponing, local
   */
  record Line(
      UUID id,
      String title,
      @Nullable PersonRef person,
      String about,
      String urgency,
      String holder,
      boolean late,
      String since,
      String due,
      String next,
      String earlier,
      boolean answered,
      boolean mine,
      boolean mayEase,
      boolean mayLower,
      String until) {}

  /** Escalations of one level. */
  record Group(String heading, List<Line> lines) {}

  /** What was typed for easing and refused. */
  record Typed(UUID id, String how, String until, String reason) {}

  @GetMapping
  String page(Staff reader, Model model) {
    admit(reader);
    TimeTexts texts = times.of(reader);
    List<Escalations.Escalation> all = escalations.of(reader);
    Map<PersonId, PersonNames.PersonName> people =
        names.of(
            all.stream()
                .map(Escalations.Escalation::person)
                .filter(Objects::nonNull)
                .map(PersonId::new)
                .toList());
    Map<UUID, List<Escalations.Earlier>> earlier =
        escalations.earlier(all.stream().map(Escalations.Escalation::item).toList());
    audit.record(
        reader.actor(),
        "escalations.viewed",
        "staff",
        reader.id().value(),
        Map.of("items", all.size()));
    Map<String, List<Line>> levels = new LinkedHashMap<>();
    for (Escalations.Escalation one : all) {
      UUID person = one.person();
      PersonNames.PersonName known = person == null ? null : people.get(new PersonId(person));
      levels
          .computeIfAbsent(heading(one), none -> new ArrayList<>())
          .add(
              line(
                  one,
                  known == null ? null : PersonRef.of(known),
                  earlier.getOrDefault(one.item(), List.of()),
                  reader,
                  texts));
    }
    long open = all.stream().filter(one -> one.acknowledgedBy() == null).count();
    model.addAttribute("summary", Texts.of("escalation.page.summary", open));
    model.addAttribute(
        "groups",
        levels.entrySet().stream()
            .map(level -> new Group(level.getKey(), level.getValue()))
            .toList());
    model.addAttribute("more", all.size() == Escalations.LARGEST);
    return "escalation/escalations";
  }

  @PostMapping("/{id}/acknowledge")
  String acknowledge(@PathVariable UUID id, Staff by, RedirectAttributes redirect) {
    return after(() -> desk.acknowledge(new WorkItemId(id), by), "acknowledged", redirect);
  }

  @PostMapping("/{id}/take-over")
  String takeOver(@PathVariable UUID id, Staff by, RedirectAttributes redirect) {
    return after(() -> desk.takeOver(new WorkItemId(id), by), "taken-over", redirect);
  }

  @PostMapping("/{id}/ease")
  String ease(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") String how,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(defaultValue = "") String reason,
      Staff by,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    try {
      if (how.equals("lower")) {
        desk.lower(new WorkItemId(id), reason, by);
      } else {
        desk.postpone(new WorkItemId(id), instant(until, by), reason, by);
      }
    } catch (EscalationRefused refused) {
      response.setStatus(422);
      model.addAttribute("problem", refused.words());
      model.addAttribute("typed", new Typed(id, how, until, reason));
      return page(by, model);
    }
    redirect.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(Texts.of("escalation.page.done.eased")));
    return "redirect:/escalations";
  }

  private static String after(Runnable act, String what, RedirectAttributes redirect) {
    try {
      act.run();
      redirect.addFlashAttribute(
          Flash.ATTRIBUTE, Flash.ok(Texts.of("escalation.page.done." + what)));
    } catch (EscalationRefused refused) {
      redirect.addFlashAttribute(Flash.ATTRIBUTE, Flash.problem(refused.words()));
    }
    return "redirect:/escalations";
  }

  /** Local time at the reader's site; null when it is none. */
  private @Nullable Instant instant(String until, Staff reader) {
    try {
      return LocalDateTime.parse(until).atZone(times.of(reader).zone()).toInstant();
    } catch (DateTimeParseException none) {
      return null;
    }
  }

  private static void admit(Staff reader) {
    if (!reader.seesPeople()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }

  private static String heading(Escalations.Escalation one) {
    return one.acknowledgedBy() != null
        ? Texts.of("escalation.page.answered")
        : one.level() == 0
            ? Texts.of("escalation.page.emergencies")
            : Texts.of("escalation.page.level", one.level());
  }

  private static Line line(
      Escalations.Escalation one,
      @Nullable PersonRef person,
      List<Escalations.Earlier> earlier,
      Staff reader,
      TimeTexts texts) {
    boolean answered = one.acknowledgedBy() != null;
    return new Line(
        one.item(),
        one.name(),
        person,
        Objects.requireNonNullElse(one.about(), ""),
        one.urgency().name(),
        one.owner() == null ? Texts.of("escalation.page.nobody") : one.owner(),
        !one.dueAt().isAfter(texts.now()),
        texts.left(one.dueAt()),
        texts.limit(one.dueAt()),
        next(one, texts),
        earlier.stream()
            .map(past -> words(past, texts))
            .collect(Collectors.joining(Texts.of("escalation.page.then"))),
        answered,
        reader.id().value().equals(one.ownerId()),
        !answered && EscalationDesk.mayEase(reader),
        one.level() > 0,
        proposed(one, texts));
  }

  private static String next(Escalations.Escalation one, TimeTexts texts) {
    Instant answeredAt = one.acknowledgedAt();
    if (answeredAt != null) {
      return Texts.of(
          "escalation.page.answered-by",
          String.valueOf(one.acknowledgedBy()),
          texts.when(answeredAt));
    }
    Instant nextAt = one.nextAt();
    if (nextAt == null) {
      return Texts.of("escalation.page.nothing-next");
    }
    return one.repeats()
        ? Texts.of("escalation.page.again-at", texts.when(nextAt))
        : Texts.of(
            "escalation.page.next-at",
            Objects.requireNonNullElse(one.nextLevel(), 0),
            texts.when(nextAt));
  }

  private static String words(Escalations.Earlier past, TimeTexts texts) {
    Integer level = past.level();
    return level == null
        ? Texts.of(
            "escalation.page.eased",
            String.valueOf(past.easedBy()),
            texts.when(past.at()),
            String.valueOf(past.reason()))
        : Texts.of("escalation.page.rang", level, past.times(), texts.when(past.at()));
  }

  private static String proposed(Escalations.Escalation one, TimeTexts texts) {
    Instant base = texts.now().plusSeconds(MINUTES_OF_EMERGENCY * 60L);
    Instant next = one.nextAt();
    Instant at =
        switch (one.urgency()) {
          case URGENT, EMERGENCY -> base;
          default -> next == null || next.isBefore(base) ? base : next.plusSeconds(3_600);
        };
    return at.atZone(texts.zone()).toLocalDateTime().withSecond(0).withNano(0).toString();
  }
}
