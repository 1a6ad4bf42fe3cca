package care.throughline.workspace.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.person.PersonId;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.platform.web.TimeTexts;
import care.throughline.schedule.Doses;
import care.throughline.schedule.MakeUps;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.SessionId;
import care.throughline.schedule.SessionRow;
import care.throughline.schedule.Sessions;
import care.throughline.schedule.WeekDose;
import care.throughline.worklist.web.PersonRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
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

/** The dose of one person week by week, and what they missed and could make up. */
@Controller
@RequestMapping("/people/{id}/dose")
class MakeUpPage {

  private final ReadablePeople people;
  private final MakeUps makeUps;
  private final Sessions sessions;
  private final Doses doses;
  private final SiteTimes times;
  private final AuditTrail audit;

  MakeUpPage(
      ReadablePeople people,
      MakeUps makeUps,
      Sessions sessions,
      Doses doses,
      SiteTimes times,
      AuditTrail audit) {
    this.people = people;
    this.makeUps = makeUps;
    this.sessions = sessions;
    this.doses = doses;
    this.times = times;
    this.audit = audit;
  }

  /** A missed session with what can be had instead. */
  record MissedView(String session, String title, List<OfferView> offers) {}

  /** One of them. */
  record OfferView(String key, String words, String detail) {}

  /**
   * A week of the table.
   *
   * @param paused true when the programme stands still in it
   * @param warning why the week needs a look; null when it does not
   */
  record WeekView(
      String label,
      String planned,
      String attended,
      String without,
      String minimum,
      boolean paused,
      @Nullable String warning) {}

  @GetMapping
  String page(@PathVariable UUID id, Staff reader, Model model) {
    ReadablePeople.Known known = people.get(new PersonId(id), reader);
    audit.record(reader.actor(), "person.viewed", "person", id, Map.of());
    TimeTexts texts = times.of(reader);
    model.addAttribute("person", PersonRef.of(known.person()));
    model.addAttribute("mayAnswer", makeUps.mayAnswer(reader));
    model.addAttribute(
        "missed",
        makeUps.open(known.episode().id()).stream().map(missed -> view(missed, texts)).toList());
    model.addAttribute(
        "weeks", doses.of(known.episode().id()).stream().map(MakeUpPage::week).toList());
    return "workspace/dose";
  }

  /** An offer accepts it, none declines. */
  @PostMapping("/{session}")
  String answer(
      @PathVariable UUID id,
      @PathVariable UUID session,
      @RequestParam(required = false) @Nullable String offer,
      Staff by,
      RedirectAttributes redirect) {
    ReadablePeople.Known known = people.get(new PersonId(id), by);
    SessionId missed = new SessionId(session);
    if (sessions.find(missed).filter(row -> row.episode().equals(known.episode().id())).isEmpty()) {
      throw new NoSuchElementException("There is no such session.");
    }
    Flash flash;
    try {
      if (offer == null || offer.isBlank()) {
        makeUps.decline(missed, by);
        flash = Flash.ok(Texts.of("workspace.dose.declined"));
      } else {
        SessionRow made = makeUps.accept(missed, offer, by);
        flash = Flash.ok(Texts.of("workspace.dose.made-up", times.of(by).when(made.startsAt())));
      }
    } catch (ScheduleRefused refused) {
      flash = Flash.problem(said(refused));
    }
    redirect.addFlashAttribute(Flash.ATTRIBUTE, flash);
    return "redirect:/people/" + id + "/dose";
  }

  private static String said(ScheduleRefused refused) {
    String why = Objects.requireNonNull(refused.getMessage());
    return refused.alternatives().isEmpty()
        ? why
        : Texts.of("workspace.dose.free-are", why, String.join("; ", refused.alternatives()));
  }

  private static MissedView view(MakeUps.Missed missed, TimeTexts texts) {
    SessionRow session = missed.session();
    return new MissedView(
        session.id().value().toString(),
        Texts.of(
            session.kind().equals("group")
                ? "workspace.dose.missed-group"
                : "workspace.dose.missed-individual",
            texts.when(session.startsAt()),
            session.state().words()),
        missed.offers().stream()
            .map(offer -> new OfferView(offer.key(), offer.words(), span(offer.minutes())))
            .toList());
  }

  private static WeekView week(WeekDose dose) {
    String warning = null;
    if (dose.belowMinimum()) {
      warning = Texts.of("workspace.dose.planned-below");
    } else if (dose.hadBelowMinimum()) {
      warning = Texts.of("workspace.dose.attended-below");
    }
    return new WeekView(
        dose.run() == 1
            ? Texts.of("workspace.dose.week-label", dose.weekNumber())
            : Texts.of("workspace.dose.week-and-run", dose.weekNumber(), dose.run()),
        span(dose.plannedMinutes()),
        span(dose.attendedMinutes()),
        span(dose.attendedMinutes() - dose.madeUpMinutes()),
        dose.minimumMinutes() == 0 ? "–" : span(dose.minimumMinutes()),
        dose.paused(),
        warning);
  }

  private static String span(int minutes) {
    return minutes == 0
        ? Texts.of("platform.time.hours", 0)
        : TimeTexts.span(Duration.ofMinutes(minutes));
  }
}
