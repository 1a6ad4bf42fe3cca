package care.throughline.escalation.web;

import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.escalation.LadderRefused;
import care.throughline.escalation.OnCallRota;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.platform.web.TimeTexts;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
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

/** Who is on call and when nobody is; keeping the rota. */
@Controller
@RequestMapping("/on-call")
class OnCallPage {

  private static final int UNFIT = 422;

  private final OnCallRota rota;
  private final SiteTimes times;

  OnCallPage(OnCallRota rota, SiteTimes times) {
    this.rota = rota;
    this.times = times;
  }

  /** One turn as it is read. */
  record TurnRow(UUID id, String name, String from, String until, String phone, boolean running) {}

  /** A colleague to choose. */
  record Choice(String id, String name) {}

  /** What was typed and refused. */
  record Typed(String staff, String from, String until, String phone) {}

  @GetMapping
  String page(Staff reader, Model model) {
    if (!reader.seesPeople()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
    TimeTexts texts = times.of(reader);
    List<OnCallRota.Turn> turns = rota.of(reader.site());
    model.addAttribute(
        "turns",
        turns.stream()
            .map(
                turn ->
                    new TurnRow(
                        turn.id(),
                        turn.name(),
                        texts.when(turn.from()),
                        texts.when(turn.until()),
                        turn.phone(),
                        !turn.from().isAfter(texts.now())))
            .toList());
    model.addAttribute(
        "gaps",
        rota.gaps(turns).stream()
            .map(
                gap ->
                    Texts.of(
                        "escalation.rota.gap", texts.when(gap.from()), texts.when(gap.until())))
            .toList());
    model.addAttribute("mayChange", OnCallRota.mayChange(reader));
    model.addAttribute(
        "people",
        rota.candidates(reader.site()).stream()
            .map(member -> new Choice(member.id().value().toString(), member.name()))
            .toList());
    return "escalation/on-call";
  }

  @PostMapping
  String add(
      @RequestParam(name = "staff", defaultValue = "") String who,
      @RequestParam(defaultValue = "") String from,
      @RequestParam(defaultValue = "") String until,
      @RequestParam(defaultValue = "") String phone,
      Staff reader,
      Model model,
      HttpServletResponse response,
      RedirectAttributes redirect) {
    TimeTexts texts = times.of(reader);
    try {
      rota.add(
          new OnCallRota.NewTurn(id(who), instant(from, texts), instant(until, texts), phone),
          reader);
    } catch (LadderRefused refused) {
      response.setStatus(UNFIT);
      model.addAttribute(
          "findings", refused.findings().stream().map(LadderRefused.Finding::words).toList());
      model.addAttribute("typed", new Typed(who, from, until, phone));
      return page(reader, model);
    }
    redirect.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(Texts.of("escalation.rota.added")));
    return "redirect:/on-call";
  }

  @PostMapping("/{id}/end")
  String end(@PathVariable UUID id, Staff reader, RedirectAttributes redirect) {
    rota.end(id, reader);
    redirect.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(Texts.of("escalation.rota.ended")));
    return "redirect:/on-call";
  }

  private static @Nullable UUID id(String typed) {
    try {
      return UUID.fromString(typed);
    } catch (IllegalArgumentException none) {
      return null;
    }
  }

  private static @Nullable Instant instant(String typed, TimeTexts texts) {
    try {
      return LocalDateTime.parse(typed).atZone(texts.zone()).toInstant();
    } catch (DateTimeParseException none) {
      return null;
    }
  }
}
