package care.throughline.workspace.web;

import care.throughline.access.Cover;
import care.throughline.access.CoverRefused;
import care.throughline.access.Covers;
import care.throughline.access.SiteTimes;
import care.throughline.access.Staff;
import care.throughline.access.StaffId;
import care.throughline.access.StaffMembers;
import care.throughline.platform.Texts;
import care.throughline.platform.web.Flash;
import care.throughline.platform.web.TimeTexts;
import care.throughline.workspace.LeaveWithoutCover;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
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

/** Who is away and who stands in; noting an absence and ending it. */
@Controller
@RequestMapping("/cover")
class CoverPage {

  private final Covers covers;
  private final StaffMembers staff;
  private final LeaveWithoutCover leave;
  private final SiteTimes times;

  CoverPage(Covers covers, StaffMembers staff, LeaveWithoutCover leave, SiteTimes times) {
    this.covers = covers;
    this.staff = staff;
    this.leave = leave;
    this.times = times;
  }

  /**
   * One absence.
   *
   * @param standIn null when the work went to the pool
   * @param endHref where it is ended; null when the reader may not
   */
  record AbsenceRow(
      String name,
      String days,
      @Nullable String standIn,
      boolean running,
      @Nullable String endHref) {}

  /** A colleague to choose. */
  record Choice(UUID id, String name) {}

  /** Leave without cover, ready to be noted. */
  record Proposal(UUID staff, String name, String days, LocalDate first, LocalDate last) {}

  @GetMapping
  String page(Staff reader, Model model) {
    admit(reader);
    TimeTexts texts = times.of(reader);
    LocalDate today = texts.now().atZone(texts.zone()).toLocalDate();
    List<Staff> colleagues = staff.at(reader.site()).stream().filter(Staff::seesPeople).toList();
    Map<StaffId, Staff> known =
        staff.at(reader.site()).stream().collect(Collectors.toMap(Staff::id, Function.identity()));
    model.addAttribute(
        "absences",
        covers.at(reader.site()).stream()
            .map(cover -> row(cover, known, reader, today, texts))
            .toList());
    model.addAttribute(
        "proposals",
        leave.at(reader.site(), today).stream()
            .filter(gap -> Overseers.include(reader) || gap.staff().equals(reader.id()))
            .map(
                gap ->
                    new Proposal(
                        gap.staff().value(),
                        gap.name(),
                        days(gap.first(), gap.last(), texts),
                        gap.first(),
                        gap.last()))
            .toList());
    model.addAttribute(
        "people",
        Overseers.include(reader)
            ? colleagues.stream().map(CoverPage::choice).toList()
            : List.of(choice(reader)));
    model.addAttribute("standIns", colleagues.stream().map(CoverPage::choice).toList());
    model.addAttribute("me", reader.id().value());
    model.addAttribute("today", today);
    return "workspace/cover";
  }

  @PostMapping
  String note(
      @RequestParam(name = "staff") UUID absent,
      @RequestParam(required = false) @Nullable String standIn,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate first,
      @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate last,
      Staff reader,
      Model model,
      RedirectAttributes redirect) {
    admit(reader);
    try {
      covers.note(new StaffId(absent), chosen(standIn), first, last, reader);
    } catch (CoverRefused refused) {
      model.addAttribute("problem", refused.words());
      model.addAttribute("typed", new Typed(absent, standIn, first, last));
      return page(reader, model);
    }
    redirect.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(Texts.of("workspace.cover.noted")));
    return "redirect:/cover";
  }

  /** What was sent and refused, so that it can be put right. */
  record Typed(UUID staff, @Nullable String standIn, LocalDate first, LocalDate last) {}

  @PostMapping("/{id}/end")
  String end(@PathVariable UUID id, Staff reader, RedirectAttributes redirect) {
    admit(reader);
    covers.end(id, reader);
    redirect.addFlashAttribute(Flash.ATTRIBUTE, Flash.ok(Texts.of("workspace.cover.ended")));
    return "redirect:/cover";
  }

  /**
   * @throws ResponseStatusException when it is no id
   */
  private static @Nullable StaffId chosen(@Nullable String standIn) {
    if (standIn == null || standIn.isBlank()) {
      return null;
    }
    try {
      return new StaffId(UUID.fromString(standIn));
    } catch (IllegalArgumentException malformed) {
      throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "standIn is no id.", malformed);
    }
  }

  private static void admit(Staff reader) {
    if (!reader.seesPeople()) {
      throw new ResponseStatusException(HttpStatus.FORBIDDEN);
    }
  }

  private AbsenceRow row(
      Cover cover, Map<StaffId, Staff> known, Staff reader, LocalDate today, TimeTexts texts) {
    Staff absent = known.get(cover.staff());
    StaffId standIn = cover.standIn();
    return new AbsenceRow(
        absent == null ? Texts.of("workspace.cover.somebody-left") : absent.name(),
        days(cover.first(), cover.last(), texts),
        standIn == null
            ? null
            : known.containsKey(standIn)
                ? Objects.requireNonNull(known.get(standIn)).name()
                : Texts.of("workspace.cover.stand-in-left"),
        cover.on(today),
        absent != null && Covers.mayNote(absent, reader) ? "/cover/" + cover.id() + "/end" : null);
  }

  private static String days(LocalDate first, LocalDate last, TimeTexts texts) {
    return first.equals(last)
        ? texts.date(first)
        : Texts.of("workspace.days.from-to", texts.date(first), texts.date(last));
  }

  private static Choice choice(Staff member) {
    return new Choice(member.id().value(), member.name());
  }
}
