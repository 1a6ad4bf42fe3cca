package care.throughline.schedule.web;

import care.throughline.access.Sites;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.platform.AuditTrail;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.schedule.ScheduleRefused;
import care.throughline.schedule.placing.Cause;
import care.throughline.schedule.placing.LostAndMended;
import care.throughline.schedule.placing.Repair;
import care.throughline.schedule.placing.RepairId;
import care.throughline.schedule.placing.RepairPublication;
import care.throughline.schedule.placing.Repairs;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.UUID;
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

/** Mending a plan: say what is lost, see whom it would move, publish. */
@Controller
@RequestMapping("/schedule/repair")
class RepairPage {

  private final Repairs repairs;
  private final RepairPublication publication;
  private final LostAndMended lost;
  private final RepairWords words;
  private final LossWords losses;
  private final Sites sites;
  private final Clock clock;
  private final AuditTrail audit;

  RepairPage(
      Repairs repairs,
      RepairPublication publication,
      LostAndMended lost,
      RepairWords words,
      LossWords losses,
      Sites sites,
      Clock clock,
      AuditTrail audit) {
    this.repairs = repairs;
    this.publication = publication;
    this.lost = lost;
    this.words = words;
    this.losses = losses;
    this.sites = sites;
    this.clock = clock;
    this.audit = audit;
  }

  @GetMapping
  String begin(
      @RequestParam(required = false) @Nullable String lost,
      @RequestParam(required = false) @Nullable String from,
      Staff reader,
      Model model) {
    check(reader);
    return begin(reader, lost, from, model);
  }

  private String begin(Staff reader, @Nullable String lost, @Nullable String from, Model model) {
    var site = sites.get(reader.site());
    List<LostAndMended.Owed> owed = this.lost.owed(reader);
    model.addAttribute("choices", losses.choices(reader.site(), owed));
    model.addAttribute("lost", lost);
    model.addAttribute("owed", owed.stream().map(LossWords::owed).toList());
    model.addAttribute(
        "from",
        from == null || from.isBlank() ? site.openDaysAfter(site.dayOf(clock.instant()), 1) : from);
    model.addAttribute(
        "latest", repairs.latest(reader).stream().map(one -> words.line(one, reader)).toList());
    return "schedule/repair-begin";
  }

  @PostMapping
  String propose(
      @RequestParam(defaultValue = "") String lost,
      @RequestParam(defaultValue = "") String from,
      Staff by,
      Model model,
      HttpServletResponse response) {
    check(by);
    try {
      Repair repair = repairs.propose(cause(lost, by), day(from), by);
      return "redirect:/schedule/repair/" + repair.id().value();
    } catch (ScheduleRefused refused) {
      response.setStatus(422);
      model.addAttribute("problem", Objects.toString(refused.getMessage()));
      return begin(by, lost, from, model);
    }
  }

  @GetMapping("/{id}")
  String proposal(@PathVariable UUID id, Staff reader, Model model) {
    check(reader);
    Repair repair =
        repairs
            .find(new RepairId(id), reader)
            .orElseThrow(() -> new NoSuchElementException("There is no such proposal."));
    audit.record(reader.actor(), "repair.viewed", "repair", id, Map.of());
    model.addAttribute("repair", words.of(repair, reader));
    if (repair.cause() instanceof Cause.TherapistLeaves leaving) {
      model.addAttribute("still", lost.stillTheirs(leaving.therapist(), repair.from()));
    }
    return "schedule/repair";
  }

  @PostMapping("/{id}")
  String publish(@PathVariable UUID id, Staff by, RedirectAttributes redirect) {
    check(by);
    try {
      Repair repair = publication.publish(new RepairId(id), by);
      redirect.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(RepairWords.published(repair)));
    } catch (ScheduleRefused refused) {
      redirect.addFlashAttribute(
          Flash.ATTRIBUTE,
          Flash.problem(refused.getMessage() + " " + String.join(" ", refused.alternatives())));
      return repairs
          .find(new RepairId(id), by)
          .filter(stale -> refused.taken())
          .flatMap(stale -> lost.afresh(stale, by))
          .map(fresh -> "redirect:/schedule/repair/" + fresh.id().value())
          .orElse("redirect:/schedule/repair");
    }
    return "redirect:/schedule/repair/" + id;
  }

  private Cause cause(String lost, Staff by) {
    String[] parts = lost.split(":", 2);
    try {
      UUID id = UUID.fromString(parts[parts.length - 1]);
      return switch (parts[0]) {
        case "therapist" -> new Cause.TherapistLeaves(new StaffId(id));
        case "room" -> new Cause.RoomLost(id);
        case "group" -> new Cause.GroupDissolved(id);
        case "leave" -> this.lost.away(id, by);
        default -> throw new IllegalArgumentException(parts[0]);
      };
    } catch (IllegalArgumentException unknown) {
      throw new ScheduleRefused(Texts.of("schedule-pages.repair.choose-lost"));
    }
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException unreadable) {
      throw new ScheduleRefused(Texts.of("schedule-pages.repair.day", text));
    }
  }

  private static void check(Staff staff) {
    if (!Repairs.may(staff)) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }
}
